using System.Net;
using System.Text.RegularExpressions;
using InvestOps.Pipeline.Dashboard;

namespace InvestOps.Functions.Tests.Http.Dashboard;

/// <summary>Somebody at a browser: keeps cookies, and sends forms with the token of the page that they saw last.</summary>
internal sealed partial class Surfer : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    public Surfer(App app)
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = _cookies }) { BaseAddress = app.Address };
    }

    /// <summary>The token of the last page that had a form.</summary>
    public string Token { get; private set; } = "";

    /// <summary>All cookies, as a request sends them.</summary>
    public string Cookies => _cookies.GetCookieHeader(_client.BaseAddress!);

    public Task<Answer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null) => SendAsync(method, new Uri(path, UriKind.Relative), change);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Asks for an address as it is written, dots and all.</summary>
    public Task<Answer> GetRawAsync(string path) =>
        SendAsync(HttpMethod.Get, new Uri(_client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

    /// <summary>Sends a form with the last token.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, Token, change: null, fields);

    /// <param name="token">Null to send none.</param>
    public Task<Answer> PostAsync(string path, string? token, Action<HttpRequestMessage>? change, params (string Name, string Value)[] fields)
    {
        var sent = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        return SendAsync(HttpMethod.Post, path, request =>
        {
            request.Content = new FormUrlEncodedContent(token is null ? sent : sent.Append(KeyValuePair.Create(FormFields.Token, token)));
            change?.Invoke(request);
        });
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpMethod method, Uri address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, address);
        change?.Invoke(request);
        using var response = await _client.SendAsync(request, App.Cancel);
        var answer = await Answer.ReadAsync(response);
        Token = FormToken().Match(answer.Body) is { Success: true } match ? match.Groups["token"].Value : Token;
        return answer;
    }

    [GeneratedRegex("name=\"" + FormFields.Token + "\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FormToken();
}
