package com.mexar.payout.app;

import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** The routes of a running host, as Jersey itself lists them: none can be forgotten. */
final class Routes implements ApplicationEventListener {
  private final Set<String> all = new TreeSet<>();

  /** Each as {@code GET /v1/payouts/{id}}. */
  synchronized Set<String> all() {
    return Set.copyOf(all);
  }

  @Override
  public synchronized void onEvent(ApplicationEvent event) {
    if (event.getType() == ApplicationEvent.Type.INITIALIZATION_FINISHED) {
      event.getResourceModel().getResources().forEach(resource -> add("", resource));
    }
  }

  @Override
  public RequestEventListener onRequest(RequestEvent event) {
    return null;
  }

  private void add(String parent, Resource resource) {
    String path = parent + resource.getPath();
    for (ResourceMethod method : resource.getResourceMethods()) {
      // an extended one is Jersey's own answer to OPTIONS
      if (!method.isExtended()) {
        all.add(method.getHttpMethod() + " " + path);
      }
    }
    resource.getChildResources().forEach(child -> add(path, child));
  }
}
