package com.mexar.payout.app.http;

import com.mexar.payout.json.ReadResult;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;

/** Bodies that are read, or answered with what is wrong with them. Stateless. */
final class Bodies {
  private Bodies() {}

  /**
   * The body of a request as the reader reads it.
   *
   * @throws ProblemException where it cannot be read
   */
  static <T> T read(HttpServletRequest request, Function<byte[], ReadResult<T>> reader)
      throws IOException {
    ReadResult<T> result = reader.apply(RequestBody.readJson(request));
    if (result instanceof ReadResult.Read<T> read) {
      return read.value();
    }
    if (result instanceof ReadResult.Invalid<T> invalid) {
      throw Problems.invalid(invalid.faults()).asException();
    }
    ReadResult.Malformed<T> malformed = (ReadResult.Malformed<T>) result;
    throw Problems.malformed(malformed.detail(), malformed.pointer()).asException();
  }
}
