package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.rotation.KeyRotations;

/** Goes on with rotations of keys that an administrator has started. */
@Dependent
public class RotateKeysJob implements Job {

  private final KeyRotations rotations;

  @Inject
  public RotateKeysJob(KeyRotations rotations) {
    this.rotations = rotations;
  }

  @Override
  public String name() {
    return "rotate keys";
  }

  @Override
  public int run() {
    return rotations.step();
  }
}
