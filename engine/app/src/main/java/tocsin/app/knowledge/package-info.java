/**
 * What a run knows, from files: the pack, indicators, lines, roster; loaded, accounted for,
 * watched.
 *
 * <p>In: paths. Out: {@link tocsin.job.Edition}s and control items. Never add here: records.
 */
@NullMarked
package tocsin.app.knowledge;

import org.jspecify.annotations.NullMarked;
