package org.portolan.web.staff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The fields of a visa type's form, as they are typed. Faces gives null for what is empty. */
public abstract class TypeFields implements Serializable {

  private static final long serialVersionUID = 1;

  private String language = "en";
  private String name = "";
  private String who = "";
  private String authority = "two";
  private String draftDays = "30";
  private String serviceDays = "15";
  private String appealDays = "30";
  private String mostDays = "90";
  private List<String> entries = new ArrayList<>(List.of("1"));
  private String amount = "";
  private String currency = "EUR";
  private List<String> waivers = new ArrayList<>();
  private String grounds = "";

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  private static List<String> list(List<String> chosen) {
    return chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = text(language);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = text(name).strip();
  }

  public String getWho() {
    return who;
  }

  public void setWho(String who) {
    this.who = text(who).strip();
  }

  /** {@code one} officer decides, or {@code two} people. */
  public String getAuthority() {
    return authority;
  }

  public void setAuthority(String authority) {
    this.authority = text(authority);
  }

  public String getDraftDays() {
    return draftDays;
  }

  public void setDraftDays(String draftDays) {
    this.draftDays = text(draftDays);
  }

  public String getServiceDays() {
    return serviceDays;
  }

  public void setServiceDays(String serviceDays) {
    this.serviceDays = text(serviceDays);
  }

  public String getAppealDays() {
    return appealDays;
  }

  public void setAppealDays(String appealDays) {
    this.appealDays = text(appealDays);
  }

  public String getMostDays() {
    return mostDays;
  }

  public void setMostDays(String mostDays) {
    this.mostDays = text(mostDays);
  }

  public List<String> getEntries() {
    return entries;
  }

  public void setEntries(List<String> entries) {
    this.entries = list(entries);
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = text(amount);
  }

  public String getCurrency() {
    return currency;
  }

  public void setCurrency(String currency) {
    this.currency = text(currency);
  }

  public List<String> getWaivers() {
    return waivers;
  }

  public void setWaivers(List<String> waivers) {
    this.waivers = list(waivers);
  }

  /** One a line. */
  public String getGrounds() {
    return grounds;
  }

  public void setGrounds(String grounds) {
    this.grounds = text(grounds);
  }
}
