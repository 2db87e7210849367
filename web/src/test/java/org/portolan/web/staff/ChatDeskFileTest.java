package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked of a request before it is known how large it is. */
class ChatDeskFileTest {

  private final List<String> asked = new ArrayList<>();
  private final List<Object> errors = new ArrayList<>();

  private HttpServletRequest request(String query) {
    Map<String, String> answers = Map.of("getQueryString", query, "getContentType", "text/plain");
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ChatDeskFileTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> {
              asked.add(method.getName());
              return answers.get(method.getName());
            });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            ChatDeskFileTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (self, method, arguments) -> errors.add(arguments[0]));
  }

  @Test
  void which_chat_it_is_stands_in_the_address_and_nothing_that_was_sent_is_read() throws Exception {
    for (String query : List.of("ref=V-7K3M-9QX4", "ref=", "x=y")) {
      new ChatDeskFile().doPost(request(query), response());
    }
    assertThat(errors).containsExactly(400, 400, 400);
    assertThat(asked).containsOnly("getQueryString", "getContentType");
  }
}
