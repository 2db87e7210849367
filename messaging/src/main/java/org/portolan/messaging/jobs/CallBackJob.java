package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.messaging.voice.CallBack;

/** Calls back who let our telephone ring. */
@Dependent
public class CallBackJob implements Job {

  private final CallBack callBack;

  @Inject
  public CallBackJob(CallBack callBack) {
    this.callBack = callBack;
  }

  @Override
  public String name() {
    return "call back";
  }

  @Override
  public boolean isUrgent() {
    return true;
  }

  @Override
  public int run() {
    return callBack.step();
  }
}
