"""Drives a FlorScribe over its REST API, for the benches and the evaluation. Standard library only.

    with Product.started() as product:       # target/florscribe.war on a free port, in a temporary DATA_DIR
        clinic = product.set_up()            # the set-up link, a practice, an admin who is a clinician too
        visit = clinic.visit_with(utterances)
        clinic.wait(visit, "IN_REVIEW")

Data made here is made up.
"""
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PASSWORD = "correct horse battery staple bench"


class Refused(Exception):
    """An answer that is not a success."""

    def __init__(self, method, path, status, body):
        super().__init__(f"{method} {path} answered {status}: {body[:300]}")
        self.status = status


def call(base, method, path, body=None, token=None, media="application/json", accept="application/json", headers=None):
    """-> (parsed JSON or text, headers). Bodies that are not bytes are sent as JSON."""
    data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data=data, method=method)
    request.add_header("Accept", accept)
    if data is not None:
        request.add_header("Content-Type", media)
    if token:
        request.add_header("Authorization", "Bearer " + token)
    for name, value in (headers or {}).items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read().decode()
            parsed = json.loads(text) if text and "json" in answer.headers.get("Content-Type", "") else text
            return parsed, answer.headers
    except urllib.error.HTTPError as e:
        raise Refused(method, path, e.code, e.read().decode(errors="replace")) from None


LIMITS = ["API_PER_MINUTE", "PRACTICE_PER_MINUTE", "ANONYMOUS_PER_MINUTE", "SIGN_IN_PER_MINUTE", "SEARCHES_PER_MINUTE", "UPLOADS_PER_HOUR",
          "RECORDINGS_PER_HOUR", "EXPORTS_PER_HOUR", "LETTERS_PER_HOUR"]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Product:
    """A running FlorScribe at an address; started here, or somebody else's."""

    def __init__(self, base, process=None, data_dir=None):
        self.base, self.process, self.data_dir = base, process, data_dir

    @classmethod
    def started(cls, **settings):
        port = free_port()
        data_dir = tempfile.mkdtemp(prefix="florscribe-bench-")
        # what is measured comes from one address and one person
        limits = {f"LIMIT_{what}": "1000000" for what in LIMITS}
        environment = {**os.environ, "PORT": str(port), "DATA_DIR": data_dir, "SECOND_FACTOR": "optional", **limits, **settings}
        log = open(os.path.join(data_dir, "launcher.log"), "w")
        process = subprocess.Popen(["java", "-jar", os.path.join(ROOT, "target", "florscribe.war")],
                                   env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        product = cls(f"http://127.0.0.1:{port}", process, data_dir)
        limit = time.time() + 120
        while time.time() < limit:
            if process.poll() is not None:
                raise SystemExit(open(log.name).read())
            if "FlorScribe is ready" in open(log.name).read():
                return product
            time.sleep(0.2)
        product.stop()
        raise SystemExit("FlorScribe was not ready within 120 s")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.data_dir:
            shutil.rmtree(self.data_dir, ignore_errors=True)

    def set_up(self, email="bench@example.org"):
        with open(os.path.join(self.data_dir, "setup-token")) as f:
            token = f.read().strip()
        call(self.base, "POST", "/api/v1/setup", {
            "token": token,
            "practice": {"name": "Bench Practice (made up)", "timeZone": "UTC"},
            "admin": {"givenName": "Bench", "familyName": "Clinician", "email": email, "password": PASSWORD,
                      "roles": ["CLINICIAN"]}})
        return Clinic(self.base, email, PASSWORD)


class Clinic:
    """A signed-in clinician."""

    def __init__(self, base, email, password):
        self.base, self.email, self.password = base, email, password
        self.signed_in_at = 0
        self.token = None
        self.patients = 0

    def call(self, method, path, body=None, **options):
        if time.time() - self.signed_in_at > 600:
            answer, _ = call(self.base, "POST", "/api/v1/auth/token", {"email": self.email, "password": self.password})
            self.token, self.signed_in_at = answer["accessToken"], time.time()
        return call(self.base, method, path, body, token=self.token, **options)

    def planned_visit(self, reason="Bench visit", birth_date="1970-01-01", sex="unknown"):
        """-> id of a visit with consent, of a new made-up patient."""
        self.patients += 1
        patient, _ = self.call("POST", "/api/v1/patients", {
            "givenName": f"Made{self.patients}", "familyName": f"Up{self.patients}", "birthDate": birth_date, "sex": sex,
            "mrn": f"B{int(time.time())}-{self.patients}", "confirmNew": True})
        visit, _ = self.call("POST", "/api/v1/encounters", {"patientId": patient["id"], "reason": reason})
        self.call("PUT", f"/api/v1/encounters/{visit['id']}/consent",
                  {"given": True, "method": "VERBAL", "language": "en", "personsPresent": ["PATIENT"]})
        return visit["id"]

    def attach(self, visit, utterances):
        """utterances: [{"speaker", "text"}]."""
        return self.call("POST", f"/api/v1/encounters/{visit}/transcript", {"utterances": utterances})

    def visit_with(self, utterances, **about):
        visit = self.planned_visit(**about)
        self.attach(visit, utterances)
        return visit

    def asked(self, visit):
        """-> which engines were asked for it, what became of each turn, and what it cost."""
        return self.call("GET", f"/api/v1/encounters/{visit}/engines")[0]

    def wait(self, visit, stage="IN_REVIEW", seconds=120):
        """-> the encounter once it has the stage or asks for attention."""
        limit = time.time() + seconds
        while True:
            encounter, _ = self.call("GET", f"/api/v1/encounters/{visit}")
            if encounter["stage"] == stage or encounter.get("attention"):
                return encounter
            if time.time() > limit:
                raise SystemExit(f"visit {visit} is still {encounter['stage']} after {seconds} s: {encounter['steps']}")
            time.sleep(0.05)


class Browser:
    """One connection that stays open, signed in by the page."""

    def __init__(self, base, email):
        self.base = base
        self.connection = http.client.HTTPConnection(base.replace("http://", ""), timeout=60)
        form = {"login": "login", "sign-in": "Sign in", "visit": "", "next": "", "email": email, "password": PASSWORD,
                "jakarta.faces.ViewState": "stateless"}
        self.connection.request("POST", "/login.xhtml", urllib.parse.urlencode(form), {
            "Content-Type": "application/x-www-form-urlencoded", "Origin": base})
        answer = self.connection.getresponse()
        answer.read()
        cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        self.headers = {"Cookie": "; ".join(cookies), "Accept": "text/html"}

    def get(self, path):
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer

    def milliseconds(self, path):
        start = time.perf_counter()
        answer = self.get(path)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("flor-view="):
                self.headers["Cookie"] = self.headers["Cookie"].split("; flor-view=")[0] + "; " + value.split(";")[0]
        return (time.perf_counter() - start) * 1000
