package com.mexar.payout.sandbox;

import com.mexar.payout.sandbox.Behaviour.Breaks;
import com.mexar.payout.sandbox.Behaviour.Calls;
import com.mexar.payout.sandbox.Behaviour.Declines;
import com.mexar.payout.sandbox.Behaviour.Lives;
import com.mexar.payout.sandbox.Behaviour.Refuses;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Beneficiary account numbers that force an outcome: {@code 9900}, four digits of code, then up to
 * twelve digits that are free. Any other valid number is paid. This is a convention of this
 * project; no provider publishes accounts that force anything but success.
 *
 * <p>The code's first digit tells the kind: 0 and 7 declined (the code is the provider's decline
 * code), 1 refused, 2 draft breaks, 3 confirm breaks, 4 inquiry breaks (second digit 0: the first
 * call only, 1: every call; then the fault), 5 life after execution, 6 callbacks.
 */
public enum MagicAccount {
  DECLINED_1("0001", new Declines(1)),
  DECLINED_2("0002", new Declines(2)),
  DECLINED_3("0003", new Declines(3)),
  DECLINED_4("0004", new Declines(4)),
  DECLINED_5("0005", new Declines(5)),
  DECLINED_6("0006", new Declines(6)),
  DECLINED_7("0007", new Declines(7)),
  DECLINED_8("0008", new Declines(8)),
  DECLINED_9("0009", new Declines(9)),
  DECLINED_10("0010", new Declines(10)),
  DECLINED_11("0011", new Declines(11)),
  DECLINED_12("0012", new Declines(12)),
  DECLINED_13("0013", new Declines(13)),
  ACCOUNT_DOES_NOT_EXIST("1001", new Refuses(Refusal.ACCOUNT_DOES_NOT_EXIST)),
  DENIED_COMPLIANCE("1002", new Refuses(Refusal.DENIED_COMPLIANCE)),
  BELOW_MINIMUM("1003", new Refuses(Refusal.BELOW_MINIMUM)),
  ABOVE_MAXIMUM("1004", new Refuses(Refusal.ABOVE_MAXIMUM)),
  UNKNOWN_BANK("1005", new Refuses(Refusal.UNKNOWN_BANK)),
  INSUFFICIENT_BALANCE("1011", new Refuses(Refusal.INSUFFICIENT_BALANCE)),
  INSUFFICIENT_BALANCE_ONCE("1012", new Refuses(Refusal.INSUFFICIENT_BALANCE_ONCE)),
  DRAFT_SLOW("2001", first(Step.DRAFT, Fault.SLOW)),
  DRAFT_CUT_BEFORE("2002", first(Step.DRAFT, Fault.CUT_BEFORE)),
  DRAFT_CUT_AFTER("2003", first(Step.DRAFT, Fault.CUT_AFTER)),
  DRAFT_ERROR_500_BEFORE("2004", first(Step.DRAFT, Fault.ERROR_500_BEFORE)),
  DRAFT_ERROR_500_AFTER("2005", first(Step.DRAFT, Fault.ERROR_500_AFTER)),
  DRAFT_HTML_502_BEFORE("2006", first(Step.DRAFT, Fault.HTML_502_BEFORE)),
  DRAFT_HTML_502_AFTER("2007", first(Step.DRAFT, Fault.HTML_502_AFTER)),
  DRAFT_GARBAGE_AFTER("2008", first(Step.DRAFT, Fault.GARBAGE_AFTER)),
  DRAFT_TRUNCATED_AFTER("2009", first(Step.DRAFT, Fault.TRUNCATED_AFTER)),
  DRAFT_NO_DATA_AFTER("2010", first(Step.DRAFT, Fault.NO_DATA_AFTER)),
  DRAFT_WRONG_TYPES_AFTER("2011", first(Step.DRAFT, Fault.WRONG_TYPES_AFTER)),
  DRAFT_LATE("2012", first(Step.DRAFT, Fault.LATE)),
  DRAFT_SLOW_ALWAYS("2101", always(Step.DRAFT, Fault.SLOW)),
  DRAFT_CUT_BEFORE_ALWAYS("2102", always(Step.DRAFT, Fault.CUT_BEFORE)),
  DRAFT_CUT_AFTER_ALWAYS("2103", always(Step.DRAFT, Fault.CUT_AFTER)),
  DRAFT_ERROR_500_BEFORE_ALWAYS("2104", always(Step.DRAFT, Fault.ERROR_500_BEFORE)),
  DRAFT_ERROR_500_AFTER_ALWAYS("2105", always(Step.DRAFT, Fault.ERROR_500_AFTER)),
  DRAFT_HTML_502_BEFORE_ALWAYS("2106", always(Step.DRAFT, Fault.HTML_502_BEFORE)),
  DRAFT_HTML_502_AFTER_ALWAYS("2107", always(Step.DRAFT, Fault.HTML_502_AFTER)),
  DRAFT_GARBAGE_AFTER_ALWAYS("2108", always(Step.DRAFT, Fault.GARBAGE_AFTER)),
  DRAFT_TRUNCATED_AFTER_ALWAYS("2109", always(Step.DRAFT, Fault.TRUNCATED_AFTER)),
  DRAFT_NO_DATA_AFTER_ALWAYS("2110", always(Step.DRAFT, Fault.NO_DATA_AFTER)),
  DRAFT_WRONG_TYPES_AFTER_ALWAYS("2111", always(Step.DRAFT, Fault.WRONG_TYPES_AFTER)),
  DRAFT_LATE_ALWAYS("2112", always(Step.DRAFT, Fault.LATE)),
  CONFIRM_SLOW("3001", first(Step.CONFIRM, Fault.SLOW)),
  CONFIRM_CUT_BEFORE("3002", first(Step.CONFIRM, Fault.CUT_BEFORE)),
  CONFIRM_CUT_AFTER("3003", first(Step.CONFIRM, Fault.CUT_AFTER)),
  CONFIRM_ERROR_500_BEFORE("3004", first(Step.CONFIRM, Fault.ERROR_500_BEFORE)),
  CONFIRM_ERROR_500_AFTER("3005", first(Step.CONFIRM, Fault.ERROR_500_AFTER)),
  CONFIRM_HTML_502_BEFORE("3006", first(Step.CONFIRM, Fault.HTML_502_BEFORE)),
  CONFIRM_HTML_502_AFTER("3007", first(Step.CONFIRM, Fault.HTML_502_AFTER)),
  CONFIRM_GARBAGE_AFTER("3008", first(Step.CONFIRM, Fault.GARBAGE_AFTER)),
  CONFIRM_TRUNCATED_AFTER("3009", first(Step.CONFIRM, Fault.TRUNCATED_AFTER)),
  CONFIRM_NO_DATA_AFTER("3010", first(Step.CONFIRM, Fault.NO_DATA_AFTER)),
  CONFIRM_WRONG_TYPES_AFTER("3011", first(Step.CONFIRM, Fault.WRONG_TYPES_AFTER)),
  CONFIRM_LATE("3012", first(Step.CONFIRM, Fault.LATE)),
  CONFIRM_SLOW_ALWAYS("3101", always(Step.CONFIRM, Fault.SLOW)),
  CONFIRM_CUT_BEFORE_ALWAYS("3102", always(Step.CONFIRM, Fault.CUT_BEFORE)),
  CONFIRM_CUT_AFTER_ALWAYS("3103", always(Step.CONFIRM, Fault.CUT_AFTER)),
  CONFIRM_ERROR_500_BEFORE_ALWAYS("3104", always(Step.CONFIRM, Fault.ERROR_500_BEFORE)),
  CONFIRM_ERROR_500_AFTER_ALWAYS("3105", always(Step.CONFIRM, Fault.ERROR_500_AFTER)),
  CONFIRM_HTML_502_BEFORE_ALWAYS("3106", always(Step.CONFIRM, Fault.HTML_502_BEFORE)),
  CONFIRM_HTML_502_AFTER_ALWAYS("3107", always(Step.CONFIRM, Fault.HTML_502_AFTER)),
  CONFIRM_GARBAGE_AFTER_ALWAYS("3108", always(Step.CONFIRM, Fault.GARBAGE_AFTER)),
  CONFIRM_TRUNCATED_AFTER_ALWAYS("3109", always(Step.CONFIRM, Fault.TRUNCATED_AFTER)),
  CONFIRM_NO_DATA_AFTER_ALWAYS("3110", always(Step.CONFIRM, Fault.NO_DATA_AFTER)),
  CONFIRM_WRONG_TYPES_AFTER_ALWAYS("3111", always(Step.CONFIRM, Fault.WRONG_TYPES_AFTER)),
  CONFIRM_LATE_ALWAYS("3112", always(Step.CONFIRM, Fault.LATE)),
  INQUIRY_SLOW("4001", first(Step.INQUIRY, Fault.SLOW)),
  INQUIRY_CUT("4002", first(Step.INQUIRY, Fault.CUT_BEFORE)),
  INQUIRY_ERROR_500("4004", first(Step.INQUIRY, Fault.ERROR_500_BEFORE)),
  INQUIRY_HTML_502("4006", first(Step.INQUIRY, Fault.HTML_502_BEFORE)),
  INQUIRY_GARBAGE("4008", first(Step.INQUIRY, Fault.GARBAGE_AFTER)),
  INQUIRY_TRUNCATED("4009", first(Step.INQUIRY, Fault.TRUNCATED_AFTER)),
  INQUIRY_NO_DATA("4010", first(Step.INQUIRY, Fault.NO_DATA_AFTER)),
  INQUIRY_WRONG_TYPES("4011", first(Step.INQUIRY, Fault.WRONG_TYPES_AFTER)),
  INQUIRY_NOT_FOUND("4013", first(Step.INQUIRY, Fault.NOT_FOUND)),
  INQUIRY_SLOW_ALWAYS("4101", always(Step.INQUIRY, Fault.SLOW)),
  INQUIRY_CUT_ALWAYS("4102", always(Step.INQUIRY, Fault.CUT_BEFORE)),
  INQUIRY_ERROR_500_ALWAYS("4104", always(Step.INQUIRY, Fault.ERROR_500_BEFORE)),
  INQUIRY_HTML_502_ALWAYS("4106", always(Step.INQUIRY, Fault.HTML_502_BEFORE)),
  INQUIRY_GARBAGE_ALWAYS("4108", always(Step.INQUIRY, Fault.GARBAGE_AFTER)),
  INQUIRY_TRUNCATED_ALWAYS("4109", always(Step.INQUIRY, Fault.TRUNCATED_AFTER)),
  INQUIRY_NO_DATA_ALWAYS("4110", always(Step.INQUIRY, Fault.NO_DATA_AFTER)),
  INQUIRY_WRONG_TYPES_ALWAYS("4111", always(Step.INQUIRY, Fault.WRONG_TYPES_AFTER)),
  INQUIRY_NOT_FOUND_ALWAYS("4113", always(Step.INQUIRY, Fault.NOT_FOUND)),
  STUCK_SUBMITTED("5001", new Lives(Life.STUCK_SUBMITTED)),
  STUCK_CONFIRMED("5002", new Lives(Life.STUCK_CONFIRMED)),
  REFUNDED_LATER("5003", new Lives(Life.REFUNDED_LATER)),
  DECLINED_THEN_REFUNDED("5004", new Lives(Life.DECLINED_THEN_REFUNDED)),
  UNKNOWN_STATE("5005", new Lives(Life.UNKNOWN_STATE)),
  UNKNOWN_STATE_THEN_PAID("5006", new Lives(Life.UNKNOWN_STATE_THEN_PAID)),
  PAID_AT_ONCE("5007", new Lives(Life.PAID_AT_ONCE)),
  DECLINED_AT_ONCE("5008", new Lives(Life.DECLINED_AT_ONCE)),
  PAID_OTHER_AMOUNT("5009", new Lives(Life.PAID_OTHER_AMOUNT)),
  PAID_OTHER_ACCOUNT("5010", new Lives(Life.PAID_OTHER_ACCOUNT)),
  DECLINED_UNLISTED_CODE("5011", new Lives(Life.DECLINED_UNLISTED_CODE)),
  DECLINED_WITHOUT_CODE("5012", new Lives(Life.DECLINED_WITHOUT_CODE)),
  PAID_THEN_DECLINED("5013", new Lives(Life.PAID_THEN_DECLINED)),
  DECLINED_THEN_PAID("5014", new Lives(Life.DECLINED_THEN_PAID)),
  CALLBACKS_NONE("6001", new Calls(CallbackQuirk.NONE)),
  CALLBACKS_BEFORE_ANSWER("6002", new Calls(CallbackQuirk.BEFORE_ANSWER)),
  CALLBACKS_REPEATED("6003", new Calls(CallbackQuirk.REPEATED)),
  CALLBACKS_REVERSED("6004", new Calls(CallbackQuirk.REVERSED)),
  CALLBACKS_GARBAGE("6005", new Calls(CallbackQuirk.GARBAGE)),
  CALLBACKS_WRONG_TYPES("6006", new Calls(CallbackQuirk.WRONG_TYPES)),
  CALLBACKS_LYING("6007", new Calls(CallbackQuirk.LYING)),
  DECLINED_7000("7000", new Declines(7000)),
  DECLINED_7001("7001", new Declines(7001)),
  DECLINED_7002("7002", new Declines(7002)),
  DECLINED_7003("7003", new Declines(7003)),
  DECLINED_7004("7004", new Declines(7004)),
  DECLINED_7005("7005", new Declines(7005)),
  DECLINED_7006("7006", new Declines(7006)),
  DECLINED_7007("7007", new Declines(7007)),
  DECLINED_7008("7008", new Declines(7008));

  private static final String PREFIX = "9900";
  private static final int CODE_END = PREFIX.length() + 4;
  private static final Map<String, MagicAccount> BY_CODE =
      Stream.of(values()).collect(Collectors.toMap(MagicAccount::code, Function.identity()));

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // a sealed family of records of enums and numbers
  private final Behaviour behaviour;

  MagicAccount(String code, Behaviour behaviour) {
    this.code = code;
    this.behaviour = behaviour;
  }

  /** The magic account that this number stands for; empty for any other number. */
  public static Optional<MagicAccount> of(String number) {
    if (!number.startsWith(PREFIX) || number.length() < CODE_END) {
      return Optional.empty();
    }
    return Optional.ofNullable(BY_CODE.get(number.substring(PREFIX.length(), CODE_END)));
  }

  /** The four digits. */
  public String code() {
    return code;
  }

  /** A number of twelve digits that forces this outcome. */
  public String number() {
    return number(0);
  }

  /** One of the numbers that force this outcome; {@code rest}, 0 to 9999, tells them apart. */
  public String number(int rest) {
    if (rest < 0 || rest > 9999) {
      throw new IllegalArgumentException("rest out of 0 to 9999");
    }
    String digits = Integer.toString(rest);
    return PREFIX + code + "0".repeat(4 - digits.length()) + digits;
  }

  /** What a simulator does. */
  public Behaviour behaviour() {
    return behaviour;
  }

  /** What happens, in words. */
  public String what() {
    return behaviour.what();
  }

  private static Behaviour first(Step step, Fault fault) {
    return new Breaks(step, fault, false);
  }

  private static Behaviour always(Step step, Fault fault) {
    return new Breaks(step, fault, true);
  }
}
