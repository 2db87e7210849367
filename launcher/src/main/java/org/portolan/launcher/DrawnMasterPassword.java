package org.portolan.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.portolan.cases.keys.MasterPassword;
import org.portolan.launcher.database.Databases;

/**
 * The master password where the operator gives none: drawn at the first start, found again by later
 * ones. Beside keys that one seals already no other is ever drawn: it would open nothing, and hide
 * that the right one is missing.
 */
final class DrawnMasterPassword {

  private final Launch launch;
  private final Secrets secrets;

  DrawnMasterPassword(Launch launch) {
    this.launch = launch;
    this.secrets = new Secrets(launch.drawnMasterPassword().getParent());
  }

  /**
   * Sees to it that there is one for the database of these settings: the operator's, which is
   * asked, or ours, which had one from before it was made.
   *
   * @throws StartRefused when it is missing beside keys that it seals, or that cannot be told
   */
  void require() {
    if (launch.settings().find("DATABASE_URL").isPresent()) {
      require(this::isSetByTheOperator);
    } else {
      require(() -> Files.exists(launch.data().resolve("database")));
    }
  }

  private boolean isSetByTheOperator() {
    Databases set = Databases.of(launch.settings());
    set.requireReachable();
    return new MasterPassword(set.keys().dataSource()).isSet();
  }

  /**
   * Sees to it that there is one, unless the operator gives it.
   *
   * @param sealed whether there are keys already that one seals
   * @throws StartRefused when there are, and the password is missing
   */
  private void require(BooleanSupplier sealed) {
    Path file = launch.drawnMasterPassword();
    if (launch.givesMasterPassword() || Files.exists(file)) {
      return;
    }
    if (sealed.getAsBoolean()) {
      throw new StartRefused(
          "The master password is missing: the keys of this database are sealed under it, and there"
              + " is no "
              + file
              + ". Put that file back with mode 600, or set PORTOLAN_MASTER_PASSWORD_FILE. Without"
              + " it nothing can be read, and nothing was changed.");
    }
    secrets.file(file.getFileName().toString());
  }
}
