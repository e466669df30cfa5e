# The image of every Warta service. Build the distribution first: ./warta --version (or mvn package).
FROM eclipse-temurin:17-jre
COPY cli/target/warta /opt/warta
RUN mkdir -p /var/lib/warta && chown 1000:1000 /var/lib/warta
USER 1000:1000
WORKDIR /var/lib/warta
ENTRYPOINT ["/opt/warta/warta"]
CMD ["--help"]
