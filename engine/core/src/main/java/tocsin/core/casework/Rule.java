package tocsin.core.casework;

import com.google.common.collect.ImmutableSet;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Role;

/**
 * One row of the loop's table. Of several rows with the same state and action the first whose
 * condition holds is taken.
 *
 * @param by who may
 */
public record Rule(
    CaseState from,
    ActionKind on,
    Guard when,
    CaseState to,
    Effect effect,
    ImmutableSet<Role> by) {}
