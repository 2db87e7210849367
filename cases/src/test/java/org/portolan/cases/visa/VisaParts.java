package org.portolan.cases.visa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.seal.SealIssuer;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.Specimens;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Fees;
import org.portolan.cases.visa.store.Helpers;
import org.portolan.cases.visa.store.IssuedVisas;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Papers;
import org.portolan.cases.visa.store.Queue;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.trust.ScreenApplications;

/** Everything that is done to applications, put together as the server does. */
abstract class VisaParts {

  /** What seals in these tests; whatever an application's clock is set to. */
  static final SealKeys SEAL_KEYS = sealKeys();

  private final Keys keys = TestStore.shared().keys();
  final VisaTypes types = new VisaTypes();
  final Applications applications = new Applications(types);
  final Members members = new Members(keys.sealer());
  final Documents documents = new Documents();
  final Requests requests = new Requests(keys.sealer());
  final Recusals recusals = new Recusals(keys.sealer());
  final Notices notices = new Notices();
  final Fees fees = new Fees(keys.sealer());
  final Papers papers = new Papers(keys);
  final SealedTexts texts = new SealedTexts(keys.sealer());
  final Queue queue = new Queue();
  final Helpers helpers = new Helpers(keys);

  final AnswerQuestions answering = new AnswerQuestions(applications, recusals, members, requests);
  final SubmitApplication submitting =
      new SubmitApplication(applications, recusals, members, documents, notices);
  final ApplicantActs applicant =
      new ApplicantActs(keys, applications, recusals, members, documents, requests, texts, notices);
  final AssignApplications assigning = new AssignApplications(applications, queue, recusals);
  final WorkOnApplication work =
      new WorkOnApplication(
          applications, recusals, requests, documents, texts, notices, new Timeline(keys.sealer()));
  final SettleApplication settling =
      new SettleApplication(applications, recusals, fees, papers, notices);
  final IssuedVisas visas = new IssuedVisas(keys);
  final IssueVisa issuing =
      new IssueVisa(
          applications, recusals, members, visas, texts, notices, new SealIssuer(SEAL_KEYS));
  final DecideApplication deciding =
      new DecideApplication(applications, recusals, texts, fees, notices, issuing);
  final SettleSignals signals = new SettleSignals(keys, applications, recusals);
  final CallApplicant calling = new CallApplicant(keys, applications, recusals, texts, notices);
  final OwnSecret secrets = new OwnSecret(applications, recusals, helpers);
  final TranslateAnswers translating = new TranslateAnswers(keys, applications, recusals);
  final ReadZone zones = new ReadZone(keys, applications, recusals);
  final GiveZone giving =
      new GiveZone(
          keys,
          Settings.of(Map.of("PORTOLAN_TRAVELLER_CODES_OF_ADDRESS", "3")),
          applications,
          recusals,
          new ReadAttachment(new Attachments(keys.sealer())));
  final ReadChecks checks = new ReadChecks(keys);
  final GrantRates rates = new GrantRates();
  final ReadApplications reading = new ReadApplications(keys, applications);
  final Worklist worklist = new Worklist(queue);

  private static SealKeys sealKeys() {
    try {
      Path directory = Files.createTempDirectory("seals");
      directory.toFile().deleteOnExit();
      SealKeys keys = Specimens.keys(directory, "PT", 1, Specimens.NOW);
      Files.delete(directory.resolve("PT1.p12"));
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScreenApplications screening(CaseStore store) {
    return new ScreenApplications(
        store, keys, applications, Settings.of(Map.of("PORTOLAN_VISA_SIGNAL_CONTACT", "2")));
  }

  ImportLost lists(String post) {
    return new ImportLost(keys, Settings.of(Map.of("PORTOLAN_VISA_POSTS", post)));
  }

  BeginApplication beginning(String post, int mostOfAddress, int mostOfPhone) {
    return new BeginApplication(
        keys,
        new OpenCase(keys),
        new RegisterPerson(keys),
        types,
        applications,
        members,
        Settings.of(
            Map.of(
                "PORTOLAN_VISA_POSTS",
                post,
                "PORTOLAN_VISA_DRAFTS_OF_PHONE",
                "" + mostOfPhone,
                "PORTOLAN_VISA_DRAFTS_OF_ADDRESS",
                "" + mostOfAddress,
                "PORTOLAN_VISA_DRAFTS_EVERYWHERE",
                "100000")));
  }
}
