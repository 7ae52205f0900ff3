package com.mexar.payout.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintTest {

  private static String of(Throwable failure) {
    StringWriter text = new StringWriter();
    Complaint.print(new PrintWriter(text), "cannot start", failure);
    return text.toString();
  }

  @Test
  void faults_areListedOneInALine() {
    assertThat(of(new SettingsException(List.of(new Fault("A", "is b"), new Fault("C", "is d")))))
        .hasLineCount(3)
        .contains("  A is b")
        .contains("  C is d");
  }

  @Test
  void reason_thatAnOperatorMends_isOneLine() {
    assertThat(of(new StartException("the database does not answer", new IOException())))
        .hasLineCount(1);
    assertThat(of(new NoSuchFileException("config.yml"))).hasLineCount(1).contains("config.yml");
    assertThat(of(new RuntimeException(new IOException("port 1", new BindException("in use")))))
        .hasLineCount(1)
        .contains("port is in use");
  }

  @Test
  void reason_thatIsNotUnderstood_comesWithItsTrace() {
    assertThat(of(new IllegalStateException("what"))).contains("what").contains("\tat ");
  }
}
