package org.portolan.web.staff;

import java.io.Serializable;

/** What an officer asks in an interview, and what is answered, as it is written down. */
public class InterviewLine implements Serializable {

  private static final long serialVersionUID = 1;

  private String asked;
  private String answered;

  public String getAsked() {
    return asked;
  }

  public void setAsked(String asked) {
    this.asked = asked;
  }

  public String getAnswered() {
    return answered;
  }

  public void setAnswered(String answered) {
    this.answered = answered;
  }

  @Override
  public String toString() {
    return "InterviewLine";
  }
}
