# Read by the scripts beside it, which set root. Sets java and jar, the benchmarks with all they
# need; builds it where it is missing or older than its sources.

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$root/tools/target/quick/weightseed-bench/benchmarks.jar

if [ ! -r "$jar" ] || [ -n "$(cd "$root" && find pom.xml core/pom.xml keras/pom.xml bench/pom.xml \
  core/src/main keras/src/main bench/src/main -newer "$jar")" ]; then
  echo "building $jar ..." >&2
  maven=$root/mvnw
  ! command -v mvn >/dev/null 2>&1 || maven=mvn
  (cd "$root" && "$maven" -q -B -Dquick -pl bench -am package) >&2
  touch "$jar"
fi
