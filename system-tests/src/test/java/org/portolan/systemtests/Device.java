package org.portolan.systemtests;

import com.microsoft.playwright.Browser.NewContextOptions;

/** What people look at Portolan with. */
public enum Device {
  /** A small cheap telephone. */
  PHONE {
    @Override
    NewContextOptions options() {
      return new NewContextOptions()
          .setViewportSize(360, 740)
          .setDeviceScaleFactor(2)
          .setIsMobile(true)
          .setHasTouch(true);
    }
  },
  /** The smallest that is still in use. */
  NARROW {
    @Override
    NewContextOptions options() {
      return new NewContextOptions().setViewportSize(320, 568).setIsMobile(true).setHasTouch(true);
    }
  },
  /** An office computer. */
  DESK {
    @Override
    NewContextOptions options() {
      return new NewContextOptions().setViewportSize(1366, 768);
    }
  };

  abstract NewContextOptions options();
}
