/// Cortile's entry point and the list of its parts.
@NullMarked
package cortile;

import org.jspecify.annotations.NullMarked;
