package com.mexar.payout.event.kafka;

import com.mexar.payout.sandbox.stack.KafkaAdditions;
import com.mexar.payout.sandbox.stack.KafkaListener;
import com.mexar.payout.sandbox.stack.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker that wants TLS and a login, or a client certificate, and denies what is not allowed. Its
 * certificate names 127.0.0.1 alone. Who comes by the plain listener may do all.
 */
final class SecuredKafka implements AutoCloseable {
  static final String USER = "gateway";
  static final String PLAIN_PASSWORD = "plain-secret";
  static final String SCRAM_PASSWORD = "a \"quoted\\ secret; user=";

  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  private final KafkaListener login = listener("LOGIN", "SASL_SSL", "127.0.0.1");
  private final KafkaListener mutual = listener("MUTUAL", "SSL", "127.0.0.1");
  private final KafkaListener elsewhere = listener("ELSEWHERE", "PLAINTEXT", "broker.invalid");
  private final Path folder;
  private final Path authorities;
  private final TestKafka kafka;

  SecuredKafka(Path folder) throws Exception {
    this.folder = folder;
    this.authorities = write("authorities.pem", ROOT.certificatePem());
    HeldCertificate own = signed("broker", "127.0.0.1");
    Path identity = write("broker.pem", own.privateKeyPkcs8Pem() + own.certificatePem());
    List<String> settings = new ArrayList<>();
    settings.add("ssl.keystore.type=PEM");
    settings.add("ssl.keystore.location=" + identity);
    settings.add("ssl.truststore.type=PEM");
    settings.add("ssl.truststore.location=" + authorities);
    settings.add("listener.name.mutual.ssl.client.auth=required");
    settings.add("listener.name.login.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
    settings.add(
        "listener.name.login.plain.sasl.jaas.config="
            + "org.apache.kafka.common.security.plain.PlainLoginModule required user_"
            + (USER + "=\"" + PLAIN_PASSWORD + "\";"));
    for (String mechanism : List.of("scram-sha-256", "scram-sha-512")) {
      settings.add(
          "listener.name.login."
              + (mechanism + ".sasl.jaas.config=")
              + "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }
    settings.add("authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.add("super.users=User:ANONYMOUS");
    kafka = TestKafka.start(new KafkaAdditions(List.of(login, mutual, elsewhere), settings));
    giveLogins();
  }

  /** Where a login is wanted. */
  String login() {
    return login.bootstrap();
  }

  /** Where a client certificate is wanted. */
  String mutual() {
    return mutual.bootstrap();
  }

  /** Where nothing is wanted, and clients are sent on to another machine. */
  String elsewhere() {
    return elsewhere.bootstrap();
  }

  Topic topic() {
    return new Topic(kafka.bootstrap(), kafka.freshTopic(1));
  }

  void allow(String user, Topic topic) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.TOPIC, topic.name(), PatternType.LITERAL),
                      new AccessControlEntry(
                          "User:" + user, "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
          .all()
          .get();
    }
  }

  /** Whom to trust. */
  Path authorities() {
    return authorities;
  }

  /** Somebody who signed nothing here. */
  Path otherAuthorities() throws IOException {
    return write(
        "others.pem",
        new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem());
  }

  /** A client's certificate and its key. */
  List<Path> identity() throws IOException {
    HeldCertificate client = signed(USER, "client.invalid");
    return List.of(
        write("client.pem", client.certificatePem()),
        write("client-key.pem", client.privateKeyPkcs8Pem()));
  }

  @Override
  public void close() {
    kafka.close();
  }

  private void giveLogins() throws Exception {
    try (Admin admin = admin()) {
      // one for each request is as many as the broker takes of one user
      for (ScramMechanism mechanism :
          List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
        ScramCredentialInfo form = new ScramCredentialInfo(mechanism, 4096);
        admin
            .alterUserScramCredentials(
                List.of(new UserScramCredentialUpsertion(USER, form, SCRAM_PASSWORD)))
            .all()
            .get();
      }
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
  }

  private Path write(String name, String pem) throws IOException {
    return Files.writeString(folder.resolve(name), pem);
  }

  private static HeldCertificate signed(String name, String host) {
    return new HeldCertificate.Builder()
        .signedBy(ROOT)
        .commonName(name)
        .addSubjectAlternativeName(host)
        .build();
  }

  private static KafkaListener listener(String name, String protocol, String host) {
    return KafkaListener.onFreePort(name, protocol, host);
  }
}
