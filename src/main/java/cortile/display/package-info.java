/// The public screens: pairing and programme. What a slide shows is other rooms' views, which the
/// page subscribes to itself.
@NullMarked
package cortile.display;

import org.jspecify.annotations.NullMarked;
