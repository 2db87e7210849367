package org.portolan.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests against the running whole: server, application and database are up before its
 * first test. What it needs of them is in {@link PortolanUnderTest}; one that needs a browser
 * extends {@link BrowserTest}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@RunAsClient
@ExtendWith(ArquillianExtension.class)
public @interface WholeSystem {}
