package com.mexar.payout.json;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reason;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stored forms: what is read is equal to what was written. The order of members and blanks
 * carry no meaning, so a store may keep the texts as {@code jsonb}. Instructions hold personal data
 * in the clear; encryption is the store's matter. Thread-safe.
 *
 * <p>Every {@code read} throws {@link UnreadableFormException} on what it did not write. A member
 * it does not know is such a thing: to drop it in silence would change the instruction.
 */
public final class StoredJson {

  public String writeInstruction(PayoutInstruction instruction) {
    return JsonWriter.object(json -> InstructionWriter.write(json, instruction));
  }

  public PayoutInstruction readInstruction(String text) {
    return read("instruction", text, InstructionParser::instruction);
  }

  public String writeReason(Reason reason) {
    return JsonWriter.object(json -> Forms.reason(json, reason));
  }

  public Reason readReason(String text) {
    return read("reason", text, Forms::reason);
  }

  public String writeDraft(Draft draft) {
    return JsonWriter.object(
        json ->
            json.orNull("id", draft.id())
                .optional("cost", draft.cost(), Forms::cost)
                .optional("validUntil", draft.validUntil()));
  }

  public Draft readDraft(String text) {
    return read("draft", text, StoredJson::draft);
  }

  public String writeCost(Cost cost) {
    return JsonWriter.object(json -> Forms.cost(json, cost));
  }

  public Cost readCost(String text) {
    return read("cost", text, Forms::cost);
  }

  private static @Nullable Draft draft(ObjectReader json) {
    String id = json.requiredText("id", v -> {});
    Cost cost = json.optionalObject("cost", Forms::cost);
    Instant validUntil = json.optional("validUntil", Times::instant);
    json.refuseOthers();
    return id == null ? null : new Draft(id, cost, validUntil);
  }

  private static <T> T read(String what, String text, Function<ObjectReader, @Nullable T> reader) {
    Faults faults = new Faults();
    T value = null;
    try {
      value = ObjectReader.ofRoot(NodeReader.read(text), faults, reader);
    } catch (MalformedJsonException e) {
      faults.add(e.pointer(), e.detail());
    }
    if (value == null || !faults.none()) {
      throw new UnreadableFormException("stored " + what + " cannot be read: " + faults);
    }
    return value;
  }
}
