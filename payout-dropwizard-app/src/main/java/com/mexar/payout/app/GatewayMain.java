package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;

/** The program behind {@code bin/gateway}. */
public final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] arguments) throws Exception {
    new GatewayApplication(new ConfigurationReader(System.getenv())).run(arguments);
  }
}
