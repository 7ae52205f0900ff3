package com.mexar.payout.testkit.plugin;

/** A mistake that an author may make in a plug-in, and the test of the contract that meets it. */
enum Flaw {
  NONE(""),
  SILENCE_IS_A_REFUSAL("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  A_CUT_CONNECTION_IS_NOT_SENT("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  A_STEP_IS_SENT_AGAIN("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  A_GATEWAYS_ERROR_IS_A_REFUSAL("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  REDIRECTS_ARE_FOLLOWED("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  NO_LIMIT_OF_TIME("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  PAGES_ARE_REPEATED("step_brokenOnTheWire_isUnknownAndEndsWithOneExecution"),
  SILENCE_IS_NOT_FOUND("inquiry_brokenOnTheWire_isNoAnswer"),
  A_BODY_BROKEN_OFF_IS_READ("answer_thatBreaksOffInItsBody_isNone"),
  A_GATEWAYS_404_IS_NOT_FOUND("inquiry_answeredByAGatewaysPage_isNoAnswer"),
  AN_UNLISTED_CODE_IS_A_REFUSAL("answer_ofTheOutcomeTable_isConcludedFromAsItSays"),
  AN_UNLISTED_STATE_IS_A_FAILURE("inquiry_answeredWithOneMemberOfAnotherType_isNoOtherConclusion"),
  A_STATE_OF_ANOTHER_TYPE_IS_PROOF("step_answeredWithOneMemberOfAnotherType_isNoOtherConclusion"),
  REPLAY_IS_PROMISED("firstStep_madeAgain_doesWhatTheProfileSays"),
  JUDGING_ASKS("judgement_ofAnInstruction_asksNobody"),
  EVERY_BANK_IS_SERVED("instruction_toABankThatNobodyMapped_isNotServed"),
  ANOTHER_NAME_IS_DECLARED("profile_ofTheFactory_bearsItsNameAndStaysTheSame"),
  AN_AMOUNT_IS_ROUNDED("payout_thatNothingDisturbs_isPaidOnceAsInstructed"),
  AN_INQUIRY_PAYS("inquiry_againAndAgain_changesNothing"),
  HUNDREDFOLD_IS_SENT("payout_thatNothingDisturbs_isPaidOnceAsInstructed"),
  ANOTHERS_ANSWER_IS_READ("answer_aboutAnotherAttempt_isNone"),
  A_WRONG_KEY_IS_NOT_FOUND("stranger_withAnyOneWrongKey_executesAndLearnsNothing"),
  A_CODE_OF_A_FAILED_SERVER_IS_BELIEVED("refusal_underAnotherStatusOrCode_isNotTheSame"),
  AN_UNHEARD_OF_CODE_IS_A_REFUSAL("refusal_underAnotherStatusOrCode_isNotTheSame"),
  FEWER_AT_ONCE_THAN_DECLARED("steps_asManyAsTheProfileSays_areUnderWayAtOnce"),
  A_KEY_IS_SAID("address_inPlainHttpElsewhere_isRefusedAndNoSecretIsSaid"),
  CALLBACKS_ARE_NOT_CHECKED("callback_provenWithAnyOneOtherKey_isRefused"),
  A_BODY_THAT_IS_NOT_SIGNED_IS_BELIEVED("callback_withAnotherBody_isRefusedOrAHint"),
  STALE_CALLBACKS_ARE_REFUSED("callback_sentAgainAndLate_saysTheSame"),
  THE_ACCOUNT_IS_SAID("answer_ofTheOutcomeTable_isConcludedFromAsItSays");

  final String foundBy;

  Flaw(String foundBy) {
    this.foundBy = foundBy;
  }
}
