/// The commands: each reads its options, then drives other packages or speaks HTTP.
@NullMarked
package cortile.cli;

import org.jspecify.annotations.NullMarked;
