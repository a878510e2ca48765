using System.ComponentModel.DataAnnotations;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storefront.Core.Attention;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Checks;
using Storefront.Core.Customers;
using Storefront.Core.Data;
using Storefront.Core.Data.Backup;
using Storefront.Core.Data.Demo;
using Storefront.Core.Fulfilment;
using Storefront.Core.GiftCards;
using Storefront.Core.Identity;
using Storefront.Core.Invoices;
using Storefront.Core.Jobs;
using Storefront.Core.Mail;
using Storefront.Core.Notices;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Stripe;
using Storefront.Core.Pictures;
using Storefront.Core.Privacy;
using Storefront.Core.Reports;
using Storefront.Core.Reviews;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Core.Wishes;
using StoreOptions = Storefront.Core.Shared.StoreOptions;

namespace Storefront.Core;

/// <summary>Every registration of the shop, by hand, top to bottom.</summary>
public static class StorefrontCore
{
    public static IServiceCollection AddStorefrontCore(this IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<StoreOptions>(settings, StoreOptions.Section);
        services.AddStoreDb(StoreDatabase.Parse(settings[StoreDatabase.Setting]));
        services.AddJobs(settings);

        services.AddSettings<SearchOptions>(settings, SearchOptions.Section);
        services.AddSingleton<TextAnalysis>();
        services.AddSingleton<FacetBook>();
        services.AddSingleton<SearchLog>();
        services.AddHostedService<FlushSearchLog>();
        services.AddScoped<Vocabulary>();
        services.AddScoped<IProductSearch, StoreSearch>();
        services.AddScoped<ISearchIndex, StoreSearchIndex>();
        services.AddScoped<KeepSearchIndex>();

        services.AddScoped<SaveProduct>();
        services.AddScoped<SaveCategory>();
        services.AddScoped<AdjustStock>();

        services.AddSingleton<PriceRulesBook>();
        services.AddScoped<PriceCart>();
        services.AddScoped<AddToCart>();
        services.AddScoped<ChangeCart>();
        services.AddScoped<EnterCode>();
        services.AddScoped<ForgetCode>();
        services.AddScoped<JoinCarts>();
        services.AddScoped<IWelcome, MergeCarts>();
        services.AddScoped<BringBackCart>();
        services.AddScoped<IssueGiftCard>();

        services.AddScoped<SaveCheckoutDetails>();
        services.AddScoped<ChooseShipping>();
        services.AddSingleton<OrderIds>();
        services.AddScoped<PlaceOrder>();
        services.AddScoped<CorrectAddress>();
        services.AddScoped<Reorder>();
        services.AddScoped<ReleaseUnpaidOrder>();
        services.AddJobHandler<ReleaseUnpaid, ReleaseUnpaidOrder>();

        services.AddStripe(settings);
        services.AddScoped<OpenPayment>();
        services.AddScoped<TakePayment>();
        services.AddScoped<SettlePayment>();
        services.AddScoped<SettleRefund>();
        services.AddScoped<RecordDispute>();
        services.AddScoped<StoreWebhook>();
        services.AddScoped<ReconcilePayments>();
        services.AddJobHandler<WebhookReceived, HandleWebhook>();
        services.AddJobHandler<SendRefunds, SendRefundsHandler>();
        services.AddScoped<ReconcileGateway>();
        services.AddScoped<RecheckPayment>();
        services.AddScoped<RefundUnmatchedPayment>();
        services.AddJobHandler<RefundUnmatched, RefundUnmatchedPayment>();
        services.AddScoped<RetryRefund>();
        services.AddScoped<ReplayWebhook>();
        services.AddScoped<RepeatWebhook>();
        services.AddScoped<MarkSeen>();
        services.AddSingleton<NoteRejectedWebhook>();

        services.AddScoped<ShipOrder>();
        services.AddScoped<DeliverShipment>();
        services.AddScoped<CancelShipment>();
        services.AddScoped<RefundOrder>();
        services.AddScoped<CancelOrder>();
        services.AddScoped<RequestReturn>();
        services.AddScoped<DecideReturn>();
        services.AddScoped<ReceiveReturn>();
        services.AddScoped<NoteOrder>();
        services.AddMail(settings);
        services.AddJobHandler<OrderPaid, PrepareShipment>();

        services.AddIdentity();
        services.AddScoped<IWelcome, ClaimOrders>();
        services.AddScoped<KeepAddress>();

        services.AddScoped<ChangeWishes>();
        services.AddScoped<ShareWishes>();
        services.AddScoped<IWelcome, MergeWishes>();
        services.AddScoped<ForgetOldWishlists>();

        services.AddSettings<PictureOptions>(settings, PictureOptions.Section);
        services.AddSingleton<IPictureStore, FolderPictureStore>();
        services.AddSingleton<TakePicture>();
        services.AddJobHandler<DropPictures, DropPicturesHandler>();

        services.AddSettings<ReviewOptions>(settings, ReviewOptions.Section);
        services.AddScoped<WriteReview>();
        services.AddScoped<RemoveReview>();
        services.AddScoped<PublishReview>();
        services.AddScoped<RejectReview>();
        services.AddScoped<ReplyToReview>();
        services.AddScoped<VoteHelpful>();
        services.AddScoped<StopAsking>();
        services.AddScoped<IWelcome, ClaimReviews>();

        services.AddScoped<AskForNotice>();
        services.AddScoped<AnswerNotice>();
        services.AddScoped<TellBackInStock>();

        services.AddScoped<ExportPerson>();
        services.AddScoped<ErasePerson>();
        services.AddScoped<ForgetOldTraces>();

        services.AddSettings<SellerOptions>(settings, SellerOptions.Section);
        services.AddSettings<InvoiceOptions>(settings, InvoiceOptions.Section);
        services.AddScoped<NumberInvoice>();
        services.AddScoped<IssueInvoice>();
        services.AddJobHandler<InvoiceDue, IssueInvoice>();
        services.AddJobHandler<CreditNoteDue, IssueCreditNote>();

        services.AddScoped<SalesByDay>();
        services.AddScoped<AttentionList>();
        services.AddScoped<FixAttention>();
        services.AddScoped<CheckStore>();
        services.AddScoped<NightlyCheck>();
        services.AddScoped<DemoCatalogue>();
        return services;
    }

    /// <summary>The class that does a kind of job.</summary>
    public static IServiceCollection AddJobHandler<TJob, THandler>(this IServiceCollection services)
        where TJob : IJob
        where THandler : class, IJobHandler =>
        services.AddKeyedScoped<IJobHandler, THandler>(TJob.Kind);

    /// <summary>Binds a section and refuses to start when a value is wrong, naming its key.</summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, IConfiguration settings, string section) where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new SettingsValidation<T>(section));
        return services.AddOptionsWithValidateOnStart<T>().Bind(settings.GetSection(section));
    }

    private static void AddStoreDb(this IServiceCollection services, StoreDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton<StoreWrites>();
        services.AddScoped<StoreMigrations>();
        services.AddScoped<BackupStore>();
        services.AddScoped<RestoreStore>();
        if (database.IsSqlite)
        {
            services.AddDbContextPool<StoreDb, SqliteStoreDb>(database.Configure);
            services.AddSingleton<IWriteLane, SqliteWriteLane>();
            services.AddScoped<IStoreDump, SqliteDump>();
        }
        else
        {
            services.AddDbContextPool<StoreDb, PostgresStoreDb>(database.Configure);
            services.AddSingleton<IWriteLane, PostgresWriteLane>();
            services.AddScoped<IStoreDump, PostgresDump>();
        }

        services.AddDataProtection().SetApplicationName("Storefront").PersistKeysToDbContext<StoreDb>();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Shopper>().AddRoles<Role>().AddEntityFrameworkStores<StoreDb>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = Passwords.Rounds);
        services.AddMemoryCache();
        services.AddSingleton<SessionCache>();
        services.AddScoped<Passwords>();
        services.AddScoped<AskForAccount>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<SignInByLogin>();
        services.AddScoped<AskForReset>();
        services.AddScoped<ChoosePassword>();
        services.AddScoped<ChangeAddress>();
        services.AddScoped<Authenticator>();
        services.AddScoped<Passkeys>();
        services.AddScoped<WelcomeShopper>();
        services.AddScoped<OpenSession>();
        services.AddScoped<ReadSession>();
        services.AddScoped<EndSessions>();
        services.AddScoped<ForgetOldTries>();
        services.AddScoped<InviteStaff>();
        services.AddScoped<JoinStaff>();
        services.AddScoped<ChangeStaff>();
    }

    private static void AddJobs(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSettings<JobOptions>(settings, JobOptions.Section);
        services.AddSingleton<JobSignal>();
        services.AddScoped<JobDispatcher>();
        services.AddScoped<SweepOutbox>();
        services.AddScoped<RetryJob>();
        services.AddScoped<DeleteJob>();
        services.AddSingleton<HoldReminder>();
        services.AddScoped<ResumeShop>();
        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.UseLogProvider(new AspNetCoreLogProvider(new HangfireLogs(provider.GetRequiredService<ILoggerFactory>())));
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            var database = provider.GetRequiredService<StoreDatabase>();
            if (database.IsSqlite)
                hangfire.UseInMemoryStorage();
            else
                hangfire.UsePostgreSqlStorage(to => to.UseNpgsqlConnection(database.JobsConnectionString), new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1) });
        });
    }

    private sealed class SettingsValidation<T>(string section) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var wrong = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(result => $"{section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        }
    }
}
