/// What every room stands on: the database, group commit, HTTP and problems. Knows no room.
@NullMarked
package cortile.kit;

import org.jspecify.annotations.NullMarked;
