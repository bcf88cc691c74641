# The server, from the layout that `mvn package` makes (target/penglai). Build it first, or nothing is found to copy:
#   mvn -DskipTests package && docker build -t penglai .
# For a deployment pin the base by its digest too: FROM eclipse-temurin:…@sha256:…
FROM eclipse-temurin:25.0.2_10-jre-noble

# The only place the server writes to, besides /tmp; a volume mounted there takes this owner.
RUN install -d -o 10001 -g 10001 -m 0750 /var/lib/penglai

WORKDIR /opt/penglai
COPY target/penglai/lib lib
COPY target/penglai/penglai.jar penglai.jar
COPY LICENSE src/docs/LICENCES.md target/sbom.json ./

USER 10001:10001
ENV PENGLAI_BLOB_DIR=/var/lib/penglai/documents
EXPOSE 8080 8081
VOLUME ["/var/lib/penglai"]

# Asks the server's own health; needs no other program in the image.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-cp", "/opt/penglai/penglai.jar", "org.penglai.app.Health"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/opt/penglai/penglai.jar"]
CMD ["serve"]
