package tocsin.cluster.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VictimTest {

  @Test
  void twentyDrawn_holdEveryKind_andWorkersMostOften() {
    var drawn = Victim.draw(20, EnumSet.allOf(Victim.class), 7);

    assertThat(drawn).hasSize(20).contains(Victim.values());
    assertThat(drawn).filteredOn(Victim.WORKER::equals).hasSize(7);
  }

  @Test
  void sameSeed_drawsTheSame_andAnotherDoesNot() {
    Set<Victim> all = EnumSet.allOf(Victim.class);

    assertThat(Victim.draw(50, all, 7)).isEqualTo(Victim.draw(50, all, 7)).hasSize(50);
    assertThat(Victim.draw(50, all, 7)).isNotEqualTo(Victim.draw(50, all, 8));
  }

  @Test
  void drawOfSomeKinds_holdsNoOther_andOfNoneIsRefused() {
    assertThat(Victim.draw(5, EnumSet.of(Victim.MANAGER), 1)).containsOnly(Victim.MANAGER);
    assertThatIllegalArgumentException().isThrownBy(() -> Victim.draw(5, Set.of(), 1));
  }
}
