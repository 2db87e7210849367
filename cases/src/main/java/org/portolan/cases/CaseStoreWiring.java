package org.portolan.cases;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.FileStore;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SweepFiles;
import org.portolan.cases.journal.AnchorJournals;
import org.portolan.cases.journal.VerifyJournals;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.retention.ReplayErasures;
import org.portolan.cases.seal.RevocationList;
import org.portolan.cases.seal.RevokedSeals;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.time.MovableClock;
import org.portolan.cases.visa.types.WrittenTypes;

/**
 * Opens the case store in the server. Everything else in this module is plain Java that takes what
 * it needs by its constructor.
 */
@Dependent
public class CaseStoreWiring {

  @Resource(lookup = "java:/portolan/CaseStore")
  private DataSource caseStore;

  @Resource(lookup = "java:/portolan/KeyStore")
  private DataSource keyDatabase;

  @Produces
  @Singleton
  Settings settings() {
    return Settings.ofProcess();
  }

  @Produces
  @Singleton
  Keys keys(Settings settings) {
    return Keys.open(
        keyDatabase, settings.masterPassword(), settings.number("CACHED_KEYS", 20_000));
  }

  @Produces
  @Singleton
  Sealer sealer(Keys keys) {
    return keys.sealer();
  }

  @Produces
  @Singleton
  @Typed(MovableClock.class)
  MovableClock movableClock() {
    return new MovableClock();
  }

  @Produces
  @Singleton
  Clock clock(MovableClock clock) {
    return clock;
  }

  /** What a restore has brought back is erased again before anybody is served. */
  @Produces
  @Singleton
  CaseStore caseStore(Keys keys, Clock clock) {
    CaseStore store = new CaseStore(caseStore, keys, clock);
    new ReplayErasures(store, keys).run();
    return store;
  }

  @Produces
  @Singleton
  PublishedContent publishedContent(CaseStore store) {
    return new PublishedContent(store);
  }

  @Produces
  @Singleton
  PublishedRules publishedRules(CaseStore store) {
    return new PublishedRules(store, InstantSource.system());
  }

  @Produces
  @Singleton
  WrittenTypes writtenTypes(CaseStore store) {
    return new WrittenTypes(store, InstantSource.system());
  }

  @Produces
  @Singleton
  AskedPages askedPages(PublishedContent content) {
    return new AskedPages(content);
  }

  @Produces
  @Singleton
  FileStore fileStore(Settings settings) {
    return DirectoryFiles.of(settings);
  }

  @Produces
  @Singleton
  SealedFiles sealedFiles(FileStore files) {
    return new SealedFiles(files);
  }

  @Produces
  @Singleton
  SweepFiles sweepFiles(CaseStore store, FileStore files) {
    return new SweepFiles(store, files, InstantSource.system());
  }

  @Produces
  @Singleton
  SealKeys sealKeys(Settings settings) {
    return SealKeys.of(settings);
  }

  @Produces
  @Singleton
  RevokedSeals revokedSeals(CaseStore store, Clock clock) {
    return new RevokedSeals(store, clock);
  }

  @Produces
  @Singleton
  RevocationList revocationList(
      SealKeys keys, RevokedSeals revoked, Clock clock, Settings settings) {
    return new RevocationList(
        keys, revoked, clock, Duration.ofHours(settings.number("SEAL_LIST_HOURS", 24)));
  }

  @Produces
  @Singleton
  CheckSeal checkSeal(SealKeys keys, RevokedSeals revoked) {
    return new CheckSeal(keys.signers(), revoked::contains);
  }

  @Produces
  @Singleton
  VerifyJournals verifyJournals(CaseStore store, Keys keys, Settings settings) {
    return new VerifyJournals(store, keys, settings);
  }

  @Produces
  @Singleton
  AnchorJournals anchorJournals(CaseStore store, Keys keys, Settings settings) {
    return new AnchorJournals(store, keys, settings);
  }
}
