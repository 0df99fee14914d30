package dev.madang.load;

/** @param number by which members tell it in casts */
record Room(int number, String code) {}
