package dev.madang.lab;

import dev.madang.MadangApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;

/** As {@link LiveServer}, with every limit as it is out of the box but that of registrations. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MadangApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ThrowAwayData.class)
@TestPropertySource(properties = {LabLimits.REGISTRATIONS, LiveServer.RECONNECT_GRACE})
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface StrictServer {}
