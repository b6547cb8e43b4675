/**
 * What the spelling of a host and a path says: hashed pieces of text under a linear model. In goes
 * a canonical host with a path, out comes a calibrated probability and the pieces that weigh most.
 * Never put training, files or thresholds of policy here, nor an alarm: a spelling ranks, it does
 * not convict.
 */
@NullMarked
package tocsin.core.lexical;

import org.jspecify.annotations.NullMarked;
