/**
 * Files for people: CSV and XLSX that open right in Chinese Excel, figures with their class.
 *
 * <p>In: queries bounded by the caller. Out: bytes, row by row. Never add here: formulas that a
 * cell could smuggle in, unbounded memory.
 */
@NullMarked
package tocsin.desk.export;

import org.jspecify.annotations.NullMarked;
