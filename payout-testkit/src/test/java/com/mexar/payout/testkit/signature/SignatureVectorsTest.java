package com.mexar.payout.testkit.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.signature.SignatureRefusedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVectorsTest {

  static List<SignatureVector> genuine() {
    return SignatureVectors.genuine();
  }

  static List<SignatureVector> forged() {
    return SignatureVectors.forged();
  }

  @ParameterizedTest
  @MethodSource("genuine")
  void genuine_asItIs_isVerified(SignatureVector vector) throws Exception {
    vector.verifier().verify(vector.message(), vector.signature());
  }

  @ParameterizedTest
  @MethodSource("forged")
  void forged_asItIs_isRefused(SignatureVector vector) {
    refuses(vector, vector.message(), vector.signature());
  }

  @ParameterizedTest
  @MethodSource("genuine")
  void genuine_withAnyByteChanged_isRefused(SignatureVector vector) {
    byte[] signature = vector.signature();
    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      refuses(vector, vector.message(), changed);
    }
    for (int i = 0; i < vector.message().length; i++) {
      byte[] changed = vector.message().clone();
      changed[i] ^= 1;
      refuses(vector, changed, signature);
    }
  }

  @ParameterizedTest
  @MethodSource("genuine")
  void genuine_cutOffPrecededOrFollowed_isRefused(SignatureVector vector) {
    byte[] signature = vector.signature();
    for (int length = 0; length < signature.length; length++) {
      refuses(vector, vector.message(), Arrays.copyOf(signature, length));
    }
    byte[] preceded = new byte[signature.length + 1];
    System.arraycopy(signature, 0, preceded, 1, signature.length);
    refuses(vector, vector.message(), preceded);
    refuses(vector, vector.message(), Arrays.copyOf(signature, signature.length + 1));
    refuses(vector, vector.message(), new byte[1 << 20]);
    refuses(vector, vector.message(), new byte[signature.length]);
  }

  private static void refuses(SignatureVector vector, byte[] message, byte[] signature) {
    assertThatThrownBy(() -> vector.verifier().verify(message, signature))
        .isInstanceOf(SignatureRefusedException.class)
        .message()
        .isNotBlank();
  }
}
