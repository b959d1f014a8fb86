package fy.deploy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** The alerts whose conditions a test brings about, seeing the metrics say so over HTTP. */
@Documented
@Target(ElementType.METHOD)
public @interface MakesTrue {

    String[] value();
}
