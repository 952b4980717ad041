/// The `.pb` format of Pabulib: elections as text files, read and written as streams.
///
/// [PbReader] and [PbWriter] are the way in and out; [PbCount] turns a file into what a rule looks
/// at.
@NullMarked
package cortile.budgets.count.pb;

import org.jspecify.annotations.NullMarked;
