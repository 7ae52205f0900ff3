package com.mexar.payout.testkit.signature;

import com.mexar.payout.signature.PemKeys;
import com.mexar.payout.signature.RsaScheme;
import com.mexar.payout.signature.RsaVerifier;
import com.mexar.payout.signature.VerificationKey;
import java.util.List;

/**
 * Made by OpenSSL 3.0 with a key of 2048 bits that was thrown away; the forged ones are true powers
 * of that key over blocks that RFC 8017, 9.2, does not make.
 */
final class RsaVectors {
  private static final String KEY =
      "-----BEGIN PUBLIC KEY-----\n"
          + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0xRjZjpmb8D2o73ozjbXxyGhIN"
          + "WcJLi8t5aSmfkE2P7zjQ+zIWAzdg8wo6hffhuxuVfBF6m8gTVavsoKRbpvMXc2tfAcdapC"
          + "R9apsoMsYigFZmsyzAbhDcdVsF+SL56X5t/XrmW+46TJXx+H1FX5/9/n2xV6Rz+08rBiXr"
          + "EBw2rtQJHC4nffDHkdw20eIbvr8HTYPxpi9dXXHWIMVcHhL/ANCvHkt+dnZF/pgPSM9zLx"
          + "811LXfHNuxCxTD1JV+nj5UQ3pIi+DF3CsAI03wHzcmUBAb5gfp0Nd1ufA0NyNSpYm+Zo8r"
          + "CDaBVWarWwIq15f4SzXMEQfdTc4nBoPDjmEQIDAQAB"
          + "\n-----END PUBLIC KEY-----";

  private RsaVectors() {}

  static List<SignatureVector> genuine() {
    return List.of(
        of(
            RsaScheme.PKCS1_SHA256,
            "genuine",
            "pZvVf9o7GNLzKqqh4KBAOsXud8iW/y5BP5w32I/cNmHA7FvUEN6XdA44q9Je8PXWHc6Z+X"
                + "V4vmVDclkKntKwgZDba4+E0x3ICcL0BtRXIUs9qD41hxRx/guZ6fV6f9TtNa1iVcFhzL6Y"
                + "6N4tdP/AzO2U85AFX16Qr+xlA69mctJSBocaqX+bOJxDJ2Z7goZb9/Qz0KDmpd8oBBw9Ex"
                + "5sEm6Yi92Val2xaYAuKja/nVrEUm/joS2443Hkz9YQjJGX23boNdxBKUaSYb4tE2fgEaD/"
                + "+j8BoMIJ7iL98LV/qRQgUpB9I/nKSfi1a+rZ/0S63V8dEtUyAhPUEV0DcKZsQQ=="),
        of(
            RsaScheme.PSS_SHA256,
            "genuine",
            "NTQufy93Ab/OSWM7rDZF/eVGOQHHFRI/R4l1iul8AMKagKiRUmLJlQmkdH1ptOpCHrhMeu"
                + "TSLhwLVPZSSA2ZmHRKiFXvBjem8QoT0d1tXRz/vjlm94O5YRKnhfS+m9VAQVe4ys5NCU1F"
                + "iOMH26qn0dlFjNRsDL2cdu8/xwEEHrhfCal630/2ORs7xowu+SBnW5vh1h4b7iGyasY0cs"
                + "QTQm9IThHI/2flSx5GBqgo+tA7TxRBgu0T1W7Jur3sch2BGtqlNrnmj18CgMEccbGa6lHn"
                + "gZ/XoKgbty12O2iZ4NyKrbbPo1uAI8gljX2DsctmMD0TBZcvOejAk4Fg1F5heQ=="),
        of(
            RsaScheme.PKCS1_SHA384,
            "genuine",
            "EgvHqlcwLl/IHVrzvA3/eIG5xZ0FXZ1OZUku3AfafDrODO+LEnEiCxi23P/fuwHoFBZJAN"
                + "zmqM232/CsAtFmt1vd3RE4XK/2tyVXj0+uW9MUdlJgMQ/MgyNVXsO1nOJ+6QY9FH7YgC8L"
                + "JQu3v3q0yUFlGU5cOKbdzO8+vinmo7PoCDWNdNmkdoEh+elik+6gJ+jP3qnr5nhoIH3g56"
                + "h0NdEBzuWQpwtOv/sk46ZmzvaU2VZfGSEI7i9KpQMTYzK59LzTM8wecQTZCfkbFgHTShGz"
                + "inW5s6Yf2F/ezBZlMg0UeL8Ac6ZfRe//Mgf1TrwNe0F2VdFZfiAKGmH1ZnGcvA=="),
        of(
            RsaScheme.PSS_SHA384,
            "genuine",
            "Vy+pePdIVG5uDp/DsnNi6Wd+3gh5CrU3c+bBMFY+zlcDqK6LPteThv64qePcjr8j8sgoPP"
                + "v/qMLeG0Mdl0VNm9bYBqKIQiahClhMbyuErFAVu7DN5DDTEKYc4/nMR+k7q7plmZ+2uuwQ"
                + "2F28kv5XS7/Po/5lMMdiz/ZHlesMSoVBlnaU2MM7qTwMqXOodwDXmOzJt49Vvi9h3XTcGn"
                + "gGAo+Zq9FckLYWibRbw5Rmwt6HaiIhINabmGbSXs+jXUwsJVDKxhZUHpwDZVtvcgw/vKIU"
                + "XgiOm/g6zFeztgpDztvH3d2qL4qFMGaeJ/+y+WqxMJuWRftpJDG15229mek+CA=="),
        of(
            RsaScheme.PKCS1_SHA512,
            "genuine",
            "tXTGy3oetm/OcLqRhVh+/kIw+jXOrdBXkM68yTFkdX+4W7501haf5NjYMHObXI43wUoviz"
                + "M0cNLs0VZWRUab8WUKhOC1EbibUAW+oNeLrNbqO3lUnax35CGi9NNmlULIS1OlM+8mJLAn"
                + "7fg19jyEryFWkDYsD6ml8u3jKhhhZ+m+aEevrvXqzrFfDAdm4HXfbTD0QHZq+SbpyHxHU7"
                + "4bgF/KYOL27TBG3Lahn0ndvTkvH158eeQFhoBjGbfGGW5hE/0KWZtLErXqtXioV6C0l5xW"
                + "gzA2hh5xN+86qSdhsVllu9JBWNTDFG6xkLADVkvSksmlxFtJC/sh4s9YDvLvYA=="),
        of(
            RsaScheme.PSS_SHA512,
            "genuine",
            "JS6dVTxr6F+Kf/8WHBpw5cHDPHSUqh5HyJClsl20AZupD91F0kA7ulgt5Ucp2dkVAJfMs/"
                + "5Le90T/YEniZBU26VV1pBuAEPULCKew1lzqnh/MHiggbg5R2rG9i8CNGl/Ja3+iBo+nuUu"
                + "OrUUMeE5w5LkF5sMQUYU5ubpAycOVL3B3id7wQogUaGmMPzXFgGrlZUq0nRx7cNIh55CDr"
                + "kOl2cGPgOztinmbUM93vInBDoxQu0WYW8FBtY9ztn6leQd6A57gHh2x/HL9vBdHlggbGss"
                + "VvYdN0CEZMxCBnblVVQLZHZNRYT7I9cAXgKm+gf3WSulgn8wnhEFD61bOoNNiQ=="),
        of(
            RsaScheme.PKCS1_SHA256,
            "DigestInfo without its NULL (RFC 8017, B.1, lets verifiers take it)",
            "Y7M1repKMPxqVV9d/NBj+wwrhUSj2BxqzYObml63afAPaJPmIRVBekUAvd0fbk1jvnt3LK"
                + "0huG/E1LIn4JDqzpUTn+D6JP5FjyLOm44qVybr/pBI6UqKPp+JbVX7xCZ5RjIQ3ZiKZCp3"
                + "FiNXo3XW9mor3W/UP9qpRIg3vzG/gGxSB8Rg7IGY4TAZ1oxg9Wo0s5IvVfTSP3Aq9rv1Kw"
                + "7KcTWwjfAsuGklZyYwlPeFZlBcCNggCHy0iNoVx5j4W2SYB92wV8WJW2OAdCyqa60lRqLw"
                + "FBlUJgUTZrC/5K0WhSdF4QlpTeu503vQGjAQJDp58KJC74N+ua05cFEqic0rlw=="));
  }

  static List<SignatureVector> forged() {
    return List.of(
        of(
            RsaScheme.PKCS1_SHA256,
            "block type 2",
            "h/pPGz76Crqo6dvoGckRjovPzz4lc3diJcH+xFHWjvQkyeLpMooWvEeJi5yBUG3i6cfBdj"
                + "0o52YwgsuWeu9FqBVzvPCes1UY7vxANnVrkBDp18Kx1pmp0WHW8G+r19abHazwAAVBxkVo"
                + "qsd0afrK5Nz9jj1hstzo4wWCOtYsX+tvG/DvSMK08iJNAmjsEXD6YhnVCaRJqXkksRYcVO"
                + "j2YOQSpgR2TxqEENviNNLex/a5lbLzNWZJnAGHJwnOEwEFZJglgNxeodTI9MR2wk1vd6f6"
                + "lE9bVHz8sEBa+rjs0x9tKDvy6NOyO1UOtr4jgYXa3wz7DQfi8ci2A2hTTdv2Gg=="),
        of(
            RsaScheme.PKCS1_SHA256,
            "padding that is not 0xff",
            "VIeoUtb1fl+NDtDmEG/kHuMpfHEFKAYEs8HQH/6br7WU1jiCauqkLvfC+PJM1xc45fYWGR"
                + "FjjnhyKqh1tYAPBAtp0xjW9spgr1GnNEJRpXiKl2ykk5yijUt3+J3du0MVHtAunjGY6po0"
                + "VvgsyEkeJllKnMifSQCHbEH8fL8UWcJPyZJDfnDaCGbK1GBv8KPUyUdlnOXjNXb2zM0wHX"
                + "YswxQFIWBNdFWXppYlBtjefdK+CXpvNKrZXzkKm+sG7iY3SuvUIlFJOMYQNi/Ygl/61in3"
                + "cqkuRCu3WgJjEiw5VvAgpgfI4einGX8YB0eWJGw0D2HZha/4u9/Bj1JpqVZLLg=="),
        of(
            RsaScheme.PKCS1_SHA256,
            "hash without DigestInfo",
            "ZJv8pO7N3lkWzN4LA2YfdMV1mLJTXi29KXNqQkyOO052vKPfLBQokskq07BOd8CCTTi4hA"
                + "nhrKYIoDBBI/NcyFSLoU5VsDU6K0SlifBObaVNJkMmxAVlOyHwu8vvf/o6ob3TNvksjwu1"
                + "9tQhgOsl7dW7uE/0eKKem9a0pm3Xvf7LnILR3MR2+elcsZbY7hGXBucd7ssh02B3LmR9p8"
                + "6Vn0Tfppp2G9Of4A1x7iSymRBBtiB37dVXly/g8pzBqHOhgXdgygWLszCo5w42FVcSyWhr"
                + "FprJmK0Ryv3wVUrHAy6sPfap5WJtOifLvcmxZCULobjfqEhj4QmrINTS3KHkIw=="),
        of(
            RsaScheme.PKCS1_SHA256,
            "short padding with bytes after the hash",
            "XsB/53YN5hsm0e6epPTTv4mgJngSW84+AEY5eFLnvtiT7rhIwd3iwngOfoV4+RvZIBofqD"
                + "A8IGvhAGvqyXsxvfGgSXuXqG9Y4+QdH6eTR3m5DnDrvS5DyiFvfuiq5xTI38UPYM2dyrjq"
                + "UiEXBoZoK5rCt7fEkNhC4u5L9XjO/iAUxB+NO7VHUkbQ5GbXn0lUitASDjnb5OC9dbJ2x7"
                + "Mzf4cDSJOOqPOl+E3enIucTPgxkQ8YlcDaOv1IeEfMvSKlxhtHHt/hfesCp8UF/QwwhUrV"
                + "qETbB5zeFb6zEaeN7aaxpx3ssojg2fZj/xMeFbeNUyWuZnPnj+YdtAv3K/dkvw=="),
        of(
            RsaScheme.PKCS1_SHA256,
            "DigestInfo with a long length",
            "SWBvPXfv/8ruN+MNcNb8OrEtiAqj7kuv3Y/pv/3i0uQC4w0ymYuu8X/i8x/w7ls/RhMHoe"
                + "wD7bFUQXQasqwaeQ8qlxFB+CDuEMlAanq2baxI3C5RPviKyvLaToFEv5Kdxy8kIrhVT66r"
                + "0M+aNWYqBM1hWtiSORZl0ayvzfWSXthtNiJOEBBkdB0kJHIFu14rPdx8rBUuPBfYJdfHaj"
                + "Z7OtoGQ3LWulJEFPNsxI85N6DVoVbuX++EXpcQylcLkugFLegmZoqYRluN1GpGV+FR7/BJ"
                + "rk88Y1mM3IiuujqVk7vvqgasiuWQCnFlOO8LI6e4ZXQXpXyokwAC1zj7dG3lAQ=="),
        of(
            RsaScheme.PKCS1_SHA256,
            "DigestInfo of SHA-1",
            "0j9gvmRZpr+GAnhKmLmOUTHY8RPCUSlc+fINMDRWQErKanBiROO5TZDZmS9oaVRwSl4Qzv"
                + "B1eadxLEb7HcJ4oFuTcJDCkVvd3edAYlyaq53c0vm7tNzV/df8o1q8PLIktqmG4JjTURoj"
                + "PVtvIxmbtrNrAXdXWwt9rUM8aD1KQaep76Mw7rrtBunwFdY0jmECVYl1KeLs/yZZ1Ue8ky"
                + "hJfB7ixYw4x2DIcwJ2nnWCy93eOy6iWLeffwIf+pJ0oI9oYfwkb7njQOmOQZpbB4rTJmr5"
                + "uZl4U0AgMm5UT5V2TWlZtTAlLNjDPKjOP+sfEk5v1TpzVltEj7Mu8ZqW9n3EXA=="),
        of(
            RsaScheme.PSS_SHA256,
            "salt of 20 bytes",
            "qgL3dPrMH9TdgUN73beRUFM395kkaD7foS1XmRwUo1g0/QT9HZmvmtPHQLgMU+pX5asznW"
                + "+gB26uQgT4lH4jp03jrL4hU44P7FWAHAzfMba5+Uk/T3/8QQgG1FbBs4ePEPty9W7Q11dR"
                + "zgGA7WEWqg7liQWHhT1b0nQAmZ31ORAdJbdE2c6eLgHqK8Pcq62Bgvkuq9Bz7ML3iE99G8"
                + "I6uVp0vE6BXZ3pRfT2tafHLcjswDIBxtQc7q3Hpxl0Xi1vTjgCZHH9gM/ayGLMt31LXHk6"
                + "xEXNfcxwg4LkSWdL4hDqGAiyHPF7RL5+huZku+7tGEDg/eRRe2DLZeRA1p/cZg=="),
        of(
            RsaScheme.PSS_SHA256,
            "mask by SHA-1",
            "urhE57zgB82pcNwpIoF63QdfwoD+cIw0QkKU0KreQ2BwaNrS3X877uVDniV09aPoD/0lLW"
                + "P4wnVYk+4LwEYCVk3ZuHa6abIim+sk7U3foKLRwETsxLvBB1aAC7UXPOEgbv8fO6dG/oqs"
                + "HqANw3wgTx0zThvyWgYxBkJX4jgLx7FBKgTiCWvShG7/BESDD2fkK7QKLFImlz6pODhUj1"
                + "drJ6XEp5yyogWUxPlN1rQYtlBeAaMCTEptoDPtdX0Ux05cJ/+pEdo3pYfHrmHb9xljWdpO"
                + "jw8jRrt96lp35Syu8+mMPzEDhV8Vv1WTVfk79m5J/hOV2gHp2drx+rtvuUBFPw=="),
        of(
            RsaScheme.PSS_SHA256,
            "signed by the other scheme",
            "pZvVf9o7GNLzKqqh4KBAOsXud8iW/y5BP5w32I/cNmHA7FvUEN6XdA44q9Je8PXWHc6Z+X"
                + "V4vmVDclkKntKwgZDba4+E0x3ICcL0BtRXIUs9qD41hxRx/guZ6fV6f9TtNa1iVcFhzL6Y"
                + "6N4tdP/AzO2U85AFX16Qr+xlA69mctJSBocaqX+bOJxDJ2Z7goZb9/Qz0KDmpd8oBBw9Ex"
                + "5sEm6Yi92Val2xaYAuKja/nVrEUm/joS2443Hkz9YQjJGX23boNdxBKUaSYb4tE2fgEaD/"
                + "+j8BoMIJ7iL98LV/qRQgUpB9I/nKSfi1a+rZ/0S63V8dEtUyAhPUEV0DcKZsQQ=="),
        of(
            RsaScheme.PKCS1_SHA512,
            "signed over another hash",
            "pZvVf9o7GNLzKqqh4KBAOsXud8iW/y5BP5w32I/cNmHA7FvUEN6XdA44q9Je8PXWHc6Z+X"
                + "V4vmVDclkKntKwgZDba4+E0x3ICcL0BtRXIUs9qD41hxRx/guZ6fV6f9TtNa1iVcFhzL6Y"
                + "6N4tdP/AzO2U85AFX16Qr+xlA69mctJSBocaqX+bOJxDJ2Z7goZb9/Qz0KDmpd8oBBw9Ex"
                + "5sEm6Yi92Val2xaYAuKja/nVrEUm/joS2443Hkz9YQjJGX23boNdxBKUaSYb4tE2fgEaD/"
                + "+j8BoMIJ7iL98LV/qRQgUpB9I/nKSfi1a+rZ/0S63V8dEtUyAhPUEV0DcKZsQQ=="));
  }

  private static SignatureVector of(RsaScheme scheme, String what, String signature) {
    VerificationKey key = PemKeys.publicKey(KEY);
    return new SignatureVector(
        "RSA " + scheme + ", " + what,
        new RsaVerifier(key, scheme),
        Bytes.text("sample"),
        Bytes.base64(signature));
  }
}
