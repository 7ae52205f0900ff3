package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.RawCallback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A place in a callback on which its proof rests, so that any change to it must be refused. */
public interface ProofPart {

  String of(RawCallback callback);

  /** The same callback with another text in this place. */
  RawCallback changed(RawCallback callback, String text);

  /** The same callback without this place. */
  RawCallback without(RawCallback callback);

  /** The same callback with this place twice, where that can be. */
  RawCallback twice(RawCallback callback);

  /** A header by its name. */
  static ProofPart header(String name) {
    return new HeaderPart(name);
  }

  /** The last segment of the path, as a token is. */
  static ProofPart lastPathSegment() {
    return new PathPart();
  }

  /** In a header. */
  record HeaderPart(String name) implements ProofPart {
    @Override
    public String of(RawCallback callback) {
      return callback.header(name).orElseThrow();
    }

    @Override
    public RawCallback changed(RawCallback callback, String text) {
      return with(callback, List.of(text));
    }

    @Override
    public RawCallback without(RawCallback callback) {
      return with(callback, List.of());
    }

    @Override
    public RawCallback twice(RawCallback callback) {
      return with(callback, List.of(of(callback), of(callback)));
    }

    private RawCallback with(RawCallback callback, List<String> values) {
      Map<String, List<String>> headers = new LinkedHashMap<>(callback.headers());
      headers.put(name, new ArrayList<>(values));
      return new RawCallback(
          callback.method(),
          callback.path(),
          callback.query(),
          headers,
          callback.body(),
          callback.remoteAddress());
    }
  }

  /** In the path. */
  record PathPart() implements ProofPart {
    @Override
    public String of(RawCallback callback) {
      return callback.lastPathSegment();
    }

    @Override
    public RawCallback changed(RawCallback callback, String text) {
      String path = callback.path();
      return new RawCallback(
          callback.method(),
          path.substring(0, path.lastIndexOf('/') + 1) + text,
          callback.query(),
          callback.headers(),
          callback.body(),
          callback.remoteAddress());
    }

    @Override
    public RawCallback without(RawCallback callback) {
      return changed(callback, "");
    }

    @Override
    public RawCallback twice(RawCallback callback) {
      return changed(callback, of(callback) + "/" + of(callback) + "/");
    }
  }
}
