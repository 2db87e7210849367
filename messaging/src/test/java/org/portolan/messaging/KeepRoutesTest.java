package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.messaging.routes.KeepRoutes;
import org.portolan.messaging.routes.Route;

/** Two who run the system have the same route before them. */
class KeepRoutesTest {

  private static final String COUNTRY = "WF";
  private static final Route FIRST = new Route(COUNTRY, "+15005550006", true, "");
  private static final Route SECOND = new Route(COUNTRY, "+15005550007", true, "");
  private static final Route THIRD = new Route(COUNTRY, "+15005550009", true, "");

  private final APost post = new APost();
  private final KeepRoutes routes = new KeepRoutes();

  private Optional<String> keep(Optional<Route> seen, Route route) {
    return post.store.call(APost.SYSTEM, tx -> routes.keep(tx, seen, route));
  }

  private Optional<Route> now() {
    return post.store.call(APost.SYSTEM, tx -> KeepRoutes.find(tx, COUNTRY));
  }

  private boolean remove(Route seen) {
    return post.store.call(APost.SYSTEM, tx -> routes.remove(tx, seen));
  }

  @Test
  void what_the_first_kept_is_not_written_over_unseen() {
    now().ifPresent(this::remove);
    assertThat(keep(Optional.empty(), FIRST)).isEmpty();

    assertThat(keep(Optional.empty(), SECOND)).as("seen as none").contains(KeepRoutes.MEANWHILE);
    assertThat(now()).contains(FIRST);
    assertThat(keep(Optional.of(FIRST), SECOND)).as("knowingly").isEmpty();
    assertThat(keep(Optional.of(FIRST), THIRD)).contains(KeepRoutes.MEANWHILE);
    assertThat(remove(FIRST)).as("another one than was seen").isFalse();
    assertThat(now()).contains(SECOND);
    assertThat(remove(SECOND)).isTrue();
    assertThat(keep(Optional.of(SECOND), THIRD))
        .as("removed meanwhile")
        .contains(KeepRoutes.MEANWHILE);
    assertThat(now()).isEmpty();
  }
}
