package com.mexar.payout.json.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an account number is stated, and when it is masked. */
class ProviderJsonTest {

  @ParameterizedTest
  @CsvSource({
    "0011223344, ******3344",
    "0011223344, 00••••••44",
    "0011223344, ***344",
    "0011223344, 001***",
    "0011223344, 00*44",
    "0011223344, ************3344",
    "0011223344, xxxxxx3344",
    "0011223344, 001122334X",
    "0011223344, **********",
    "AB12CD3456, AB******56"
  })
  void number_thatIsOursUnderAMask_saysNothing(String ours, String stated) {
    assertThat(ProviderJson.accountNumber(new TextNode(stated), ours)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0011223344, ******3345",
    "0011223344, 01******44",
    "0011223344, **** 3344",
    "0011223344, 99XX887766",
    "0011223344, 0011223344556*",
    "AB12XX3456, AB12XX3457",
    "AB12XX3456, AB12XX3456",
    "X123456789, X123456789"
  })
  void number_thatShowsAnotherOrAll_isStated(String ours, String stated) {
    assertThat(ProviderJson.accountNumber(new TextNode(stated), ours)).contains(stated);
  }
}
