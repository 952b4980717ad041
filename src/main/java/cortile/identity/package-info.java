/// Who is speaking and what they may do.
@NullMarked
package cortile.identity;

import org.jspecify.annotations.NullMarked;
