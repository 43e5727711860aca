using InvestOps.Adapters.Http;
using InvestOps.Adapters.Slack;
using InvestOps.Pipeline.Secrets;
using InvestOps.Testing;
using InvestOps.Testing.Slack;
using Xunit;

namespace InvestOps.Adapters.Tests.Slack;

/// <summary>What every transport does: one attempt a call, no waiting, and the truth about what came of it.</summary>
public abstract class SlackTransportContract : IAsyncLifetime
{
    private FakeSlack? _slack;

    internal FakeSlack Slack => _slack!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SecretText Token => SecretText.From(Slack.Token)!;

    private SlackPost Post => new(Slack.Channel, "A line.", [new SlackBlock.Header("Head"), new SlackBlock.Section("*Body*"), new SlackBlock.Context("Foot")]);

    private SlackUpload File => new(Slack.Channel, "1.5", "chart.png", new byte[] { 1, 2, 3 }, "A chart");

    public async ValueTask InitializeAsync() => _slack = await FakeSlack.StartAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal abstract ISlackTransport Create(SlackSettings settings);

    [Fact]
    public async Task A_post_arrives_with_its_text_and_blocks()
    {
        var answer = await Transport().PostAsync(Token, Post, Cancel);

        var arrived = Assert.Single(Slack.Messages);
        Assert.Equal(new SlackAnswer.Done(arrived.Ts), answer);
        Assert.Equal("A line.", arrived.Text);
        Assert.Equal(["header", "section", "context"], arrived.Blocks!.Value.EnumerateArray().Select(block => block.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_file_goes_below_its_message()
    {
        var answer = await Transport().UploadAsync(Token, File, Cancel);

        Assert.IsType<SlackAnswer.Done>(answer);
        var file = Assert.Single(Slack.Files);
        Assert.Equal(("chart.png", "1.5", 3, "A chart"), (file.Name, file.Thread, file.Content.Length, file.AltText));
    }

    [Fact]
    public async Task The_token_says_who_it_is() =>
        Assert.Equal(new SlackAnswer.Done("investops in Fake"), await Transport().TestAsync(Token, Cancel));

    [Fact]
    public async Task A_wrong_token_is_refused() =>
        Assert.Equal("invalid_auth", Assert.IsType<SlackAnswer.Refused>(await Transport().PostAsync(SecretText.From("some-other-token")!, Post, Cancel)).Code);

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    [InlineData("msg_too_long")]
    public async Task A_code_comes_through(string code)
    {
        Slack.Fail("chat.postMessage", new CallFault.Error(code));

        Assert.Equal(code, Assert.IsType<SlackAnswer.Refused>(await Transport().PostAsync(Token, Post, Cancel)).Code);
    }

    [Fact]
    public async Task Too_many_says_how_long_to_wait_and_is_not_tried_again()
    {
        Slack.Fail("chat.postMessage", new CallFault.TooMany(7));

        Assert.Equal(new SlackAnswer.TooMany(TimeSpan.FromSeconds(7)), await Transport().PostAsync(Token, Post, Cancel));
        Assert.Empty(Slack.Messages);
    }

    [Fact]
    public async Task Too_many_without_the_header_is_no_crash()
    {
        Slack.Fail("chat.postMessage", new CallFault.TooMany(null));

        Assert.Equal(new SlackAnswer.TooMany(null), await Transport().PostAsync(Token, Post, Cancel));
    }

    [Fact]
    public async Task A_server_error_is_later()
    {
        Slack.Fail("chat.postMessage", new CallFault.Status(500));

        Assert.IsType<SlackAnswer.Unavailable>(await Transport().PostAsync(Token, Post, Cancel));
    }

    [Fact]
    public async Task Silence_is_doubt()
    {
        Slack.Fail("chat.postMessage", new CallFault.Hang());

        Assert.IsType<SlackAnswer.Silent>(await Transport(TimeSpan.FromMilliseconds(300)).PostAsync(Token, Post, Cancel));
    }

    [Fact]
    public async Task A_cut_after_the_post_is_doubt()
    {
        Slack.Fail("chat.postMessage", new CallFault.AcceptThenDrop());

        Assert.IsType<SlackAnswer.Silent>(await Transport().PostAsync(Token, Post, Cancel));
        Assert.Single(Slack.Messages);
    }

    [Fact]
    public async Task Nobody_there_is_certainly_not_arrived()
    {
        var address = SourceAddress.Read("http://127.0.0.1:9/api", SlackSettings.OfficialAddress, SlackSettings.AddressSetting);

        Assert.IsType<SlackAnswer.Unavailable>(await Create(new SlackSettings { Address = address }).PostAsync(Token, Post, Cancel));
    }

    [Theory]
    [InlineData("text/html", "<html>please log in</html>")]
    [InlineData(null, "please log in")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{\"status\":\"fine\"}")]
    [InlineData("application/json", "{\"ok\":true,\"ts\"")]
    public async Task What_is_not_Slacks_answer_is_no_success(string? type, string body)
    {
        Slack.Fail("chat.postMessage", new CallFault.Foreign(type, body));

        Assert.IsType<SlackAnswer.Unavailable>(await Transport().PostAsync(Token, Post, Cancel));
    }

    [Theory]
    [InlineData("files.getUploadURLExternal")]
    [InlineData("upload")]
    [InlineData("files.completeUploadExternal")]
    public async Task A_file_that_is_refused_for_haste_is_not_tried_again(string step)
    {
        Slack.Fail(step, new CallFault.TooMany(null));

        Assert.IsNotType<SlackAnswer.Done>(await Transport().UploadAsync(Token, File, Cancel));
        Assert.Single(Slack.Requests, request => request.Contains(step, StringComparison.Ordinal));
        Assert.Empty(Slack.Files);
    }

    [Fact]
    public async Task A_file_goes_to_Slack_and_nowhere_else()
    {
        Slack.Fail("files.getUploadURLExternal", new CallFault.Foreign("application/json", "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"https://elsewhere.example/upload\"}"));

        Assert.Equal("upload_url", Assert.IsType<SlackAnswer.Refused>(await Transport().UploadAsync(Token, File, Cancel)).Code);
    }

    [Fact]
    public async Task The_token_is_in_no_address_and_no_body()
    {
        await Transport().PostAsync(Token, Post, Cancel);
        await Transport().UploadAsync(Token, File, Cancel);

        Assert.All(Slack.Requests, request => Assert.DoesNotContain(Slack.Token, request, StringComparison.Ordinal));
    }

    private ISlackTransport Transport(TimeSpan? timeout = null)
    {
        var address = SourceAddress.Read(Slack.Address, SlackSettings.OfficialAddress, SlackSettings.AddressSetting);
        return Create(new SlackSettings { Address = address, Timeout = timeout ?? TimeSpan.FromSeconds(20) });
    }
}
