# The image of Limen: application, law tables, letters and catalogues; data live in the volume /data or in PostgreSQL.
# Settings are environment variables, described in docs/howto/install.md. `tools/rehearse-docker` plays these very
# lines in a fresh Debian root, so that the file is proven where no container engine runs.

FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY requirements/base.txt requirements/build.txt requirements/
RUN python -m venv /opt/limen \
    && /opt/limen/bin/pip install --no-cache-dir --quiet --require-hashes --no-deps --only-binary :all: -r requirements/base.txt \
    && python -m venv /opt/build \
    && /opt/build/bin/pip install --no-cache-dir --quiet --require-hashes --no-deps --only-binary :all: -r requirements/build.txt
COPY requirements/base.in requirements/base.in
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY translations translations
COPY workflows workflows
COPY letters letters
COPY app app
RUN /opt/limen/bin/pybabel --quiet compile --directory translations --domain messages \
    && /opt/build/bin/pip wheel --no-cache-dir --quiet --no-deps --no-build-isolation --wheel-dir dist . \
    && /opt/limen/bin/pip install --no-cache-dir --quiet --no-deps --no-index --compile dist/*.whl

FROM python:3.11-slim-bookworm
# Versions follow the security updates of Debian bookworm; the Python packages are locked by hash.
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin limen \
    && install -d -o limen -m 700 /data
COPY --from=build /opt/limen /opt/limen
ENV PATH="/opt/limen/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    LIMEN_DATA_DIR=/data
WORKDIR /data
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "limen db upgrade && exec limen serve --host 0.0.0.0 --port 8000"]
