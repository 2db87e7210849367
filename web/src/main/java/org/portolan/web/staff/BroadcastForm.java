package org.portolan.web.staff;

import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.outreach.Audience;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.cases.outreach.WriteBroadcast.Written;

/** What somebody types of a broadcast. */
public class BroadcastForm implements Serializable {

  private static final long serialVersionUID = 1;

  /** A list of a million references is an error. */
  private static final int MOST_LINES = 100_000;

  private String title = "";
  private Map<String, String> texts = new HashMap<>();
  private List<String> languages = new ArrayList<>();
  private List<String> regions = new ArrayList<>();
  private String quarantine = "any";
  private boolean listed;
  private String notBefore = "";
  private transient Part list;

  static BroadcastForm of(Broadcast broadcast) {
    BroadcastForm form = new BroadcastForm();
    form.title = broadcast.message().title();
    form.texts = new HashMap<>(broadcast.message().texts());
    form.languages = new ArrayList<>(broadcast.audience().languages());
    form.regions = new ArrayList<>(broadcast.audience().regions());
    form.quarantine =
        broadcast.audience().inQuarantine().map(in -> in ? "yes" : "no").orElse("any");
    form.listed = broadcast.audience().listed();
    form.notBefore =
        broadcast
            .notBefore()
            .map(at -> at.atZone(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES))
            .map(LocalDateTime::toString)
            .orElse("");
    return form;
  }

  /** As the cases take it; empty when the time cannot be read. */
  Optional<Written> written() {
    Optional<Instant> at;
    try {
      at =
          notBefore == null || notBefore.isBlank()
              ? Optional.empty()
              : Optional.of(LocalDateTime.parse(notBefore.strip()).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
    return Optional.of(
        new Written(
            new BroadcastMessage(title, texts),
            new Audience(
                languages,
                regions,
                quarantine.equals("any") ? Optional.empty() : Optional.of(quarantine.equals("yes")),
                listed),
            at));
  }

  /** The lines of the uploaded list; none when there is none. */
  List<String> lines() {
    if (list == null || list.getSize() == 0) {
      return List.of();
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .limit(MOST_LINES)
          .map(line -> line.replace("\uFEFF", "").split("[,;\t]", 2)[0])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("An uploaded list cannot be read", e);
    } finally {
      list = null;
    }
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title == null ? "" : title;
  }

  /** By the tag of their language. */
  public Map<String, String> getTexts() {
    return texts;
  }

  public List<String> getLanguages() {
    return languages;
  }

  public void setLanguages(List<String> languages) {
    this.languages = languages == null ? new ArrayList<>() : new ArrayList<>(languages);
  }

  public List<String> getRegions() {
    return regions;
  }

  public void setRegions(List<String> regions) {
    this.regions = regions == null ? new ArrayList<>() : new ArrayList<>(regions);
  }

  public String getQuarantine() {
    return quarantine;
  }

  public void setQuarantine(String quarantine) {
    this.quarantine = quarantine;
  }

  public boolean isListed() {
    return listed;
  }

  public void setListed(boolean listed) {
    this.listed = listed;
  }

  public String getNotBefore() {
    return notBefore;
  }

  public void setNotBefore(String notBefore) {
    this.notBefore = notBefore == null ? "" : notBefore;
  }

  public Part getList() {
    return list;
  }

  public void setList(Part list) {
    this.list = list;
  }
}
