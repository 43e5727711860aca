using InvestOps.Functions.Http.Dashboard;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Secrets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

public sealed class DashboardDoorTests
{
    private const string Key = "0123456789abcdefghijklmnop";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(9)));

    [Fact]
    public void A_session_ends_by_itself()
    {
        var door = Door();
        var cookies = SignIn(door);

        _time.Advance(DashboardDoor.SessionLength - TimeSpan.FromSeconds(1));
        Assert.True(door.Meet(Visit(cookies)).IsAdmitted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(door.Meet(Visit(cookies)).IsAdmitted);
    }

    [Fact]
    public void A_forms_token_is_worth_something_for_a_while_and_in_its_session_only()
    {
        var door = Door();
        var before = Visit();
        var token = door.Meet(before).FormToken;
        var browser = CookiesOf(before);
        Assert.True(door.IsOwnForm(Visit(browser).Request, token));

        var signedIn = browser + "; " + SignIn(door, browser);
        Assert.False(door.IsOwnForm(Visit(signedIn).Request, token));
        Assert.True(door.IsOwnForm(Visit(signedIn).Request, door.Meet(Visit(signedIn)).FormToken));

        _time.Advance(DashboardDoor.FormLength);
        Assert.False(door.IsOwnForm(Visit(browser).Request, token));
    }

    [Fact]
    public void Sessions_outlive_a_restart_but_not_a_change_of_the_key()
    {
        var cookies = SignIn(Door());

        Assert.True(Door().Meet(Visit(cookies)).IsAdmitted);
        Assert.False(Door(Key + "2").Meet(Visit(cookies)).IsAdmitted);
    }

    [Fact]
    public void Where_no_key_is_needed_forms_of_another_process_are_worthless()
    {
        var (door, other) = (Door(key: null, isOpen: true), Door(key: null, isOpen: true));
        var visit = Visit();
        var token = door.Meet(visit).FormToken;

        Assert.True(door.IsOwnForm(Visit(CookiesOf(visit)).Request, token));
        Assert.False(other.IsOwnForm(Visit(CookiesOf(visit)).Request, token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdefghijk")]
    public void A_missing_or_short_key_opens_nothing(string? key)
    {
        var access = new DashboardAccess(SecretText.From(key), isOpen: () => false);
        var door = new DashboardDoor(access, _time);

        Assert.False(access.HasKey);
        Assert.Equal(SignInState.Wrong, door.SignIn(Visit(), key, out _));
        Assert.False(door.Meet(Visit(header: key)).IsAdmitted);
    }

    [Fact]
    public void A_caller_waits_after_a_few_wrong_keys_others_do_not_and_all_do_after_many()
    {
        var door = Door();
        for (var attempt = 0; attempt < SignInThrottle.MostOfOneCaller; attempt++)
        {
            Assert.Equal(SignInState.Wrong, door.SignIn(Visit(from: "192.168.0.7"), "wrong", out _));
        }

        Assert.Equal(SignInState.TooManyTries, door.SignIn(Visit(from: "192.168.0.7"), Key, out var wait));
        Assert.Equal(SignInThrottle.Window, wait);
        Assert.Null(door.SignIn(Visit(from: "192.168.0.8"), Key, out _));
        for (var attempt = SignInThrottle.MostOfOneCaller; attempt < SignInThrottle.MostOfAll; attempt++)
        {
            door.SignIn(Visit(from: $"192.168.1.{attempt}"), "wrong", out _);
        }

        Assert.Equal(SignInState.TooManyTries, door.SignIn(Visit(from: "192.168.0.8"), Key, out _));
        _time.Advance(SignInThrottle.Window);
        Assert.Null(door.SignIn(Visit(from: "192.168.0.7"), Key, out _));
    }

    private DashboardDoor Door(string? key = Key, bool isOpen = false) => new(new DashboardAccess(SecretText.From(key), () => isOpen), _time);

    private static string SignIn(DashboardDoor door, string? cookies = null)
    {
        var context = Visit(cookies);
        Assert.Null(door.SignIn(context, Key, out _));
        return CookiesOf(context);
    }

    private static DefaultHttpContext Visit(string? cookies = null, string? header = null, string from = "192.168.0.7")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(from);
        context.Request.Host = new HostString("nas", 7071);
        context.Request.Headers.Cookie = cookies;
        context.Request.Headers["x-functions-key"] = header;
        return context;
    }

    private static string CookiesOf(HttpContext context) =>
        string.Join("; ", context.Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0]));
}
