package org.portolan.web.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a browser keeps once somebody has signed out. */
class CookiesTest {

  private final List<Cookie> set = new ArrayList<>();

  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                method.getName().equals("addCookie") ? set.add((Cookie) arguments[0]) : false));
  }

  @Test
  void whoever_signs_out_leaves_neither_their_file_nor_their_chat_open() {
    Cookies.forgetAll(proxy(HttpServletRequest.class), proxy(HttpServletResponse.class));
    assertThat(set)
        .extracting(Cookie::getName)
        .containsExactlyInAnyOrder("portolan-traveller", "portolan-chat");
    assertThat(set).allSatisfy(one -> assertThat(one.getMaxAge()).isZero());
  }
}
