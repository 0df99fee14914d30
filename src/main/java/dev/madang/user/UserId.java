package dev.madang.user;

/** Made by the server; private to the user and the hosts of the rooms where it was. */
public record UserId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
