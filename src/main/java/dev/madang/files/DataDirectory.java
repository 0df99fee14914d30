package dev.madang.files;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes the data directory before there is any bean: H2 would make one that everybody on the machine can read. */
@Component
class DataDirectory implements BeanFactoryPostProcessor {

    private static final String SETTING = "madang.data-directory";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Environment environment = beans.getBean(Environment.class);
        String directory = environment.getRequiredProperty(SETTING);
        if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:")) {
            try {
                OwnerOnly.createDirectories(Path.of(directory));
            } catch (IOException e) {
                throw new InvalidConfigurationPropertyValueException(
                        SETTING, directory, "This directory cannot be made: " + e.getMessage());
            }
        }
    }
}
