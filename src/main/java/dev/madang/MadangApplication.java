package dev.madang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class MadangApplication {

    public static void main(String[] args) {
        SpringApplication.run(MadangApplication.class, args);
    }
}
