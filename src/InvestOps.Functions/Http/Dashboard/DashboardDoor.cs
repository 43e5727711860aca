using System.Collections.Concurrent;
using System.Globalization;
using InvestOps.Pipeline.Dashboard;
using Microsoft.AspNetCore.Http;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>
/// Knows visitors again. One cookie is any browser's, and forms are bound to it; another one is that of a browser which has given
/// the key. They are two, because a browser keeps both back when a link on another site leads here, and then gets a new one of the first.
/// </summary>
internal sealed class DashboardDoor(DashboardAccess access, TimeProvider time)
{
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);
    public static readonly TimeSpan FormLength = TimeSpan.FromHours(4);

    private const string Browser = "browser";
    private const string Session = "session";
    private const string Form = "form";
    private const string Nobody = "-";
    private static readonly TimeSpan BrowserLength = TimeSpan.FromDays(30);

    private readonly byte[] _key = access.SigningKey();
    private readonly SignInThrottle _throttle = new(time);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>Tells who asks, and gives a browser that is new here its cookie.</summary>
    public DashboardVisitor Meet(HttpContext context)
    {
        var now = time.GetUtcNow();
        var browser = Known(context.Request, Browser) ?? Give(context, Browser, BrowserLength);
        var session = OpenSession(context.Request);
        var token = new SignedTicket(Binding(browser, session), now + FormLength);
        return new DashboardVisitor
        {
            FormToken = token.Write(Form, _key),
            IsSignedIn = session is not null,
            IsAdmitted = access.IsOpen || session is not null || access.IsKey(context.Request.Headers[DashboardAccess.KeyHeader] is [{ } sent] ? sent : null),
        };
    }

    /// <summary>Whether a form comes from a page that this browser was given, in this session, not too long ago.</summary>
    public bool IsOwnForm(HttpRequest request, string? token) =>
        Known(request, Browser) is { } browser
        && SignedTicket.Read(token, Form, _key, time.GetUtcNow()) is { } form
        && form.Name == Binding(browser, OpenSession(request));

    /// <returns>Null when the caller is in.</returns>
    public SignInState? SignIn(HttpContext context, string? key, out TimeSpan wait)
    {
        var caller = CallerOf(context);
        wait = _throttle.Enter(caller) ?? TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            return SignInState.TooManyTries;
        }

        if (!access.IsKey(key))
        {
            return SignInState.Wrong;
        }

        _throttle.Passed(caller);
        Give(context, Session, SessionLength);
        return null;
    }

    /// <summary>Ends the session: its cookie opens nothing any more, wherever it has been copied to.</summary>
    public void SignOut(HttpContext context)
    {
        var now = time.GetUtcNow();
        foreach (var (name, end) in _ended.Where(ended => ended.Value <= now).ToList())
        {
            _ended.TryRemove(name, out _);
        }

        if (Known(context.Request, Session) is { } session)
        {
            _ended[session.Name] = session.End;
        }

        context.Response.Cookies.Delete(CookieOf(context.Request, Session), Options(context.Request));
    }

    /// <summary>The address that a request came from.</summary>
    public static string CallerOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? Nobody;

    private static string Binding(SignedTicket browser, SignedTicket? session) => $"{browser.Name}~{session?.Name ?? Nobody}";

    private SignedTicket? OpenSession(HttpRequest request) => Known(request, Session) is { } session && !_ended.ContainsKey(session.Name) ? session : null;

    private SignedTicket? Known(HttpRequest request, string purpose) => SignedTicket.Read(request.Cookies[CookieOf(request, purpose)], purpose, _key, time.GetUtcNow());

    private SignedTicket Give(HttpContext context, string purpose, TimeSpan length)
    {
        var ticket = SignedTicket.New(time.GetUtcNow() + length);
        var options = Options(context.Request);
        options.MaxAge = length;
        context.Response.Cookies.Append(CookieOf(context.Request, purpose), ticket.Write(purpose, _key), options);
        return ticket;
    }

    // Cookies know no ports, and two hosts may run on one machine.
    private static string CookieOf(HttpRequest request, string purpose) => string.Create(CultureInfo.InvariantCulture, $"investops-{purpose}-{request.Host.Port ?? 0}");

    private static CookieOptions Options(HttpRequest request) => new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, IsEssential = true };
}
