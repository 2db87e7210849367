package org.portolan.web.staff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The fields of an entry rule's form, as they are typed. Faces gives null for what is empty. */
public abstract class RuleFields implements Serializable {

  private static final long serialVersionUID = 1;

  private String destination = "";
  private String rank = "0";
  private String verdict = "allowed";
  private String quarantineDays = "0";
  private List<String> bring = new ArrayList<>();
  private List<String> nationality = new ArrayList<>();
  private boolean nationalityExcept;
  private List<String> residence = new ArrayList<>();
  private boolean residenceExcept;
  private List<String> origin = new ArrayList<>();
  private boolean originExcept;
  private List<String> stayedIn = new ArrayList<>();
  private String stayedWithinDays = "14";
  private List<String> purposes = new ArrayList<>();
  private String minAge = "0";
  private String maxAge = "150";
  private List<String> papers = new ArrayList<>();
  private List<String> vaccinations = new ArrayList<>();
  private String testWithinDays = "0";
  private String validFrom = "";
  private String validUntil = "";
  private String reviewedOn = "";
  private String reviewBy = "";
  private String language = "en";
  private String authority = "";
  private String evidence = "";
  private String evidenceAddress = "";
  private String rationale = "";

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  private static List<String> list(List<String> chosen) {
    return chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
  }

  public String getDestination() {
    return destination;
  }

  public void setDestination(String destination) {
    this.destination = text(destination);
  }

  public String getRank() {
    return rank;
  }

  public void setRank(String rank) {
    this.rank = text(rank);
  }

  public String getVerdict() {
    return verdict;
  }

  public void setVerdict(String verdict) {
    this.verdict = text(verdict);
  }

  public String getQuarantineDays() {
    return quarantineDays;
  }

  public void setQuarantineDays(String quarantineDays) {
    this.quarantineDays = text(quarantineDays);
  }

  public List<String> getBring() {
    return bring;
  }

  public void setBring(List<String> bring) {
    this.bring = list(bring);
  }

  public List<String> getNationality() {
    return nationality;
  }

  public void setNationality(List<String> nationality) {
    this.nationality = list(nationality);
  }

  public boolean isNationalityExcept() {
    return nationalityExcept;
  }

  public void setNationalityExcept(boolean nationalityExcept) {
    this.nationalityExcept = nationalityExcept;
  }

  public List<String> getResidence() {
    return residence;
  }

  public void setResidence(List<String> residence) {
    this.residence = list(residence);
  }

  public boolean isResidenceExcept() {
    return residenceExcept;
  }

  public void setResidenceExcept(boolean residenceExcept) {
    this.residenceExcept = residenceExcept;
  }

  public List<String> getOrigin() {
    return origin;
  }

  public void setOrigin(List<String> origin) {
    this.origin = list(origin);
  }

  public boolean isOriginExcept() {
    return originExcept;
  }

  public void setOriginExcept(boolean originExcept) {
    this.originExcept = originExcept;
  }

  public List<String> getStayedIn() {
    return stayedIn;
  }

  public void setStayedIn(List<String> stayedIn) {
    this.stayedIn = list(stayedIn);
  }

  public String getStayedWithinDays() {
    return stayedWithinDays;
  }

  public void setStayedWithinDays(String stayedWithinDays) {
    this.stayedWithinDays = text(stayedWithinDays);
  }

  public List<String> getPurposes() {
    return purposes;
  }

  public void setPurposes(List<String> purposes) {
    this.purposes = list(purposes);
  }

  public String getMinAge() {
    return minAge;
  }

  public void setMinAge(String minAge) {
    this.minAge = text(minAge);
  }

  public String getMaxAge() {
    return maxAge;
  }

  public void setMaxAge(String maxAge) {
    this.maxAge = text(maxAge);
  }

  public List<String> getPapers() {
    return papers;
  }

  public void setPapers(List<String> papers) {
    this.papers = list(papers);
  }

  public List<String> getVaccinations() {
    return vaccinations;
  }

  public void setVaccinations(List<String> vaccinations) {
    this.vaccinations = list(vaccinations);
  }

  public String getTestWithinDays() {
    return testWithinDays;
  }

  public void setTestWithinDays(String testWithinDays) {
    this.testWithinDays = text(testWithinDays);
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = text(validFrom);
  }

  public String getValidUntil() {
    return validUntil;
  }

  public void setValidUntil(String validUntil) {
    this.validUntil = text(validUntil);
  }

  public String getReviewedOn() {
    return reviewedOn;
  }

  public void setReviewedOn(String reviewedOn) {
    this.reviewedOn = text(reviewedOn);
  }

  public String getReviewBy() {
    return reviewBy;
  }

  public void setReviewBy(String reviewBy) {
    this.reviewBy = text(reviewBy);
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = text(language);
  }

  public String getAuthority() {
    return authority;
  }

  public void setAuthority(String authority) {
    this.authority = text(authority);
  }

  public String getEvidence() {
    return evidence;
  }

  public void setEvidence(String evidence) {
    this.evidence = text(evidence);
  }

  public String getEvidenceAddress() {
    return evidenceAddress;
  }

  public void setEvidenceAddress(String evidenceAddress) {
    this.evidenceAddress = text(evidenceAddress);
  }

  public String getRationale() {
    return rationale;
  }

  public void setRationale(String rationale) {
    this.rationale = text(rationale);
  }
}
