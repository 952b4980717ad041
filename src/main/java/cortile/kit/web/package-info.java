/// The HTTP servers of a node: for people, and for those who run it.
@NullMarked
package cortile.kit.web;

import org.jspecify.annotations.NullMarked;
