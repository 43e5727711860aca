using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpFuzzTests
{
    // Of the server below: a blank in the path, and what follows it stands where the version of HTTP is.
    private const int NoSuchVersion = 505;

    private static readonly Gen<string> Junk = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 40],
        Gen.String[Gen.Char['\u0001', '\u00ff'], 0, 40],
        Any("", "%", "%00", "%2e%2e%2f", "../../etc/passwd", "{}", "<script>", "'\"", "=1+1", "%ed%a0%80", "\0", new string('a', 3_000)));

    private static readonly Gen<string> Method = Gen.Frequency(
        (8, Any("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW")),
        (1, Gen.String[Gen.Char['A', 'z'], 1, 12]));

    private static readonly Gen<string> Place = Gen.OneOf(
        Any("/", "*", "/api/Hello", "/api/items/5", "/api/items/-", "/api/any", "/api/orders", "/api/reads", "/api/missing", "/api/bindings/a/b/c", "/api/days/2026-01-02"),
        Any("/admin", "/admin/host/status", "/admin/host/ping", "/admin/host/drain", "/admin/host/resume", "/admin/functions", "/admin/functions/Nightly", "/admin/functions/Packing/status", "/admin/runs/1"),
        Gen.Select(Any("/api/", "/api/items/", "/api/days/", "/admin/functions/", "/admin/runs/", "/", ""), Junk, (start, rest) => start + rest),
        Gen.Select(Any("/api/Hello?", "/api/days/2026-01-02?count=", "/api/bindings/x?", "/admin/host/status?code="), Junk, (start, rest) => start + rest));

    private static readonly Gen<string> Header = Gen.OneOf(
        Gen.Select(
            Any("Host", "Origin", "Content-Type", "Content-Length", "Transfer-Encoding", "Expect", "Accept", "x-functions-key", "Idempotency-Key", "Range", "Upgrade", "Access-Control-Request-Method"),
            Gen.OneOf(Junk, Any("localhost", "evil.example", "application/json", "text/plain", "5", "99999999999", "-1", "chunked", "100-continue", "*/*", "https://board.example", "websocket", "GET")),
            (name, value) => $"{name}: {value}"),
        Gen.Select(Junk, Junk, (name, value) => $"{name}: {value}"),
        Junk);

    private static readonly Gen<string> Body = Gen.OneOf(
        Junk, Any("{}", "{\"input\": \"x\"}", "{\"input\": 1}", "[[[[[[[[[[[[[[[[[[[[", "null", "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", new string('{', 5_000)));

    private static readonly Gen<string> Type = Any("", "Content-Type: application/json\r\n", "Content-Type: text/plain\r\n");

    private static readonly Gen<string> Sound = Gen.Select(Method, Place, Type, Body, (method, place, type, body) => Whole(method, place, type, body));

    private static readonly Gen<string> Unsound = Gen.Select(Method, Place, Header.Array[0, 4], Body, (method, place, headers, body) =>
        $"{method} {place} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}");

    // Past the first checks: the right method, a path that can be read, JSON more often than not.
    private static readonly Gen<string> Aimed = Gen.OneOf(
        Gen.Select(Any("Nightly", "Packing", "Hello", "Weekly"), Type, Body, (name, type, body) => Whole("POST", "/admin/functions/" + name, type, body)),
        Gen.Select(Any("/api/items/", "/api/days/", "/api/days/2026-01-02?count=", "/api/bindings/", "/admin/functions/", "/admin/runs/"), Junk, (start, rest) =>
            Whole("GET", start + Uri.EscapeDataString(rest), "", "")),
        Gen.Select(Any("/api/reads", "/api/orders", "/api/forward", "/admin/host/drain"), Any("", "Origin: https://evil.example\r\n", "Expect: 100-continue\r\n"), Body, (place, header, body) =>
            Whole("POST", place, header, body)));

    private static readonly Gen<string> Request = Gen.Frequency((2, Sound), (2, Aimed), (1, Unsound));

    [Fact]
    public async Task No_request_makes_the_host_itself_fail_or_show_its_insides()
    {
        await using var host = await new HttpTestHost
        {
            ByHand = { ["Nightly"] = new HandRunFunction() },
            LocalSettings = """{"Host": {"CORS": "https://board.example"}}""",
        }.StartAsync();

        var seen = new ConcurrentDictionary<int, int>();

        await Request.SampleAsync(
            async request =>
            {
                var (status, text) = await RawHttp.SendAsync(host.Port, Encoding.Latin1.GetBytes(request));
                seen.AddOrUpdate(status, 1, (_, count) => count + 1);
                Assert.True(status is < 500 or NoSuchVersion, $"{status} to {request}");
                Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
                Assert.DoesNotContain("\nServer:", text, StringComparison.OrdinalIgnoreCase);
            },
            iter: 2_000,
            threads: 4);

        TestContext.Current.SendDiagnosticMessage(string.Join(' ', seen.OrderBy(pair => pair.Key)));
        Assert.All([200, 202, 400, 403, 404, 405, 415], status => Assert.True(seen.ContainsKey(status), $"the requests were too tame for {status}"));
        Assert.DoesNotContain(host.Log.Lines, line => line.Level == LogLevel.Error && line.Text.StartsWith("HTTP ", StringComparison.Ordinal));
        Assert.Equal(200, (await host.GetAsync("/api/hello")).Status);
    }

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    private static string Whole(string method, string place, string headers, string body) =>
        $"{method} {place} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}";
}
